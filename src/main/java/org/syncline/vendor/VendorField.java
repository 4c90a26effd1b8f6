package org.syncline.vendor;

import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.Behavior;
import org.syncline.record.FieldType;

/**
 * A prospect field as the vendor's connector has it.
 *
 * @param marketing its API name
 * @param behavior empty where none is told: the field is fixed, or not synced at all
 * @param type empty where it is not told
 */
record VendorField(
    VendorRow row, String marketing, Optional<VendorBehavior> behavior, Optional<FieldType> type) {
  Optional<FixedField> fixed() {
    return FixedField.of(marketing);
  }

  /** How the row names the prospect field. */
  String called() {
    return row.cell(byApiName() ? VendorColumn.API_NAME : VendorColumn.NAME);
  }

  boolean byApiName() {
    return !row.cell(VendorColumn.API_NAME).isEmpty();
  }

  /** Whether the row names a Salesforce field at all. */
  boolean namesCrm() {
    return !(row.cell(VendorColumn.CRM)
            + row.cell(VendorColumn.LEAD)
            + row.cell(VendorColumn.CONTACT))
        .isEmpty();
  }

  /** Whether the vendor's connector syncs it with anything. */
  boolean mapped() {
    boolean synced = behavior.filter(one -> one != VendorBehavior.NONE).isPresent();
    return namesCrm() || synced || fixed().isPresent();
  }

  /** Whether another side wins than was chosen. */
  boolean overruledBy(Behavior made) {
    Set<Behavior> alike =
        switch (made) {
          case ALWAYS_MARKETING -> Set.of(made, Behavior.USE_MARKETING);
          case ALWAYS_CRM -> Set.of(made, Behavior.USE_CRM);
          default -> Set.of(made);
        };
    return behavior.filter(chosen -> !alike.contains(chosen.behavior())).isPresent();
  }
}
