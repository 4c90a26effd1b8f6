package org.syncline.vendor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.Direction;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.NullSync;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;

/** Makes the fields of one mapping of what the vendor's connector was told. */
final class ObjectFields {
  private static final String ACCOUNT_NAME = "Account.Name";

  private final Mapping base;
  private final CrmName names;
  private final boolean syncBlanks;

  /** By Salesforce field, in small letters: its API ignores case. */
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  /**
   * @param syncBlanks whether a blank in Salesforce erases the prospect's value, which the vendor's
   *     support can switch on
   */
  ObjectFields(Mapping base, CrmName names, boolean syncBlanks) {
    this.base = base;
    this.names = names;
    this.syncBlanks = syncBlanks;
  }

  /** One that is not synced with this object is left out. */
  Map<VendorField, FieldMapping> of(List<VendorField> fields) {
    Map<VendorField, FieldMapping> mapped = new LinkedHashMap<>();
    for (VendorField field : fields) {
      names.of(field).map(name -> mapping(field, name)).ifPresent(one -> mapped.put(field, one));
    }
    mapped.forEach((field, one) -> checkOnce(field, one.crm()));
    return mapped;
  }

  private void checkOnce(VendorField field, String crm) {
    Integer other = lines.putIfAbsent(crm.toLowerCase(Locale.ROOT), field.row().line());
    if (other != null) {
      field
          .row()
          .problem(
              names.column(field),
              "%s.%s is mapped twice, in line %d too"
                  .formatted(base.object(SystemName.CRM), crm, other));
    }
  }

  private FieldMapping mapping(VendorField field, String crm) {
    Optional<FieldMapping> known = base.byMarketing(field.marketing());
    Optional<FieldMapping> same = known.filter(one -> one.crm().equalsIgnoreCase(crm));
    Behavior behavior = behavior(field, crm, same);
    return new FieldMapping(
        field.marketing(),
        crm,
        known.map(FieldMapping::type).or(field::type).orElse(FieldType.TEXT),
        direction(field, crm, same),
        behavior,
        nullSync(field, behavior),
        same.map(FieldMapping::maxLength).orElse(Map.of()),
        same.map(FieldMapping::onCreate).orElse(Map.of()),
        same.flatMap(FieldMapping::prevails),
        same.map(FieldMapping::values).orElse(Map.of()));
  }

  /** An account's fields can only be read, and the account wins whatever is chosen. */
  private static Behavior behavior(VendorField field, String crm, Optional<FieldMapping> same) {
    Behavior chosen = field.behavior().map(VendorBehavior::behavior).orElse(Behavior.DO_NOT_SYNC);
    if (field.fixed().isPresent()) {
      return field.fixed().get().behavior();
    }
    if (chosen == Behavior.DO_NOT_SYNC || !joined(crm)) {
      return chosen;
    }
    boolean name = crm.equalsIgnoreCase(ACCOUNT_NAME);
    return name ? Behavior.ALWAYS_CRM : same.map(FieldMapping::behavior).orElse(Behavior.USE_CRM);
  }

  /** One that goes one way here goes on so: there may be a reason that the vendor's cannot tell. */
  private static Direction direction(VendorField field, String crm, Optional<FieldMapping> same) {
    Direction before = same.map(FieldMapping::direction).orElse(Direction.BOTH);
    return field
        .fixed()
        .map(FixedField::direction)
        .orElse(joined(crm) ? Direction.CRM_TO_MARKETING : before);
  }

  private Map<SystemName, NullSync> nullSync(VendorField field, Behavior behavior) {
    boolean blanks = syncBlanks && behavior == Behavior.USE_CRM && field.fixed().isEmpty();
    return blanks ? Map.of(SystemName.CRM, NullSync.CLEARED) : Map.of();
  }

  static boolean joined(String crm) {
    return crm.contains(".");
  }
}
