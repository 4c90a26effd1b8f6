package org.syncline.vendor;

import java.util.Optional;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.record.SystemName;

/** Which Salesforce field of an object a row means. */
final class CrmName {
  private static final String API_NAME = "[A-Za-z]\\w*(\\.[A-Za-z]\\w*)?";
  private static final String CUSTOM = "__c";
  private static final String ACCOUNT = "Account.";
  private static final String WITH_ACCOUNT = "Contact";

  private final VendorColumn column;
  private final Mapping base;
  private final Mapping otherBase;

  /**
   * @param column the object's own, beside the one of both objects
   * @param otherBase the shipped mapping of the other object
   */
  CrmName(VendorColumn column, Mapping base, Mapping otherBase) {
    this.column = column;
    this.base = base;
    this.otherBase = otherBase;
  }

  /** The column that tells it. */
  VendorColumn column(VendorField field) {
    return field.row().cell(column).isEmpty() ? VendorColumn.CRM : column;
  }

  /** Empty where the field is not synced with this object. */
  Optional<String> of(VendorField field) {
    if (!field.mapped()) {
      return Optional.empty();
    }
    String own = field.row().cell(column);
    String text = own.isEmpty() ? field.row().cell(VendorColumn.CRM) : own;
    Optional<String> standard = name(base, field);
    if (field.fixed().isPresent()) {
      return text.endsWith(CUSTOM) ? Optional.of(text) : standard;
    }
    if (text.isEmpty()) {
      return field.namesCrm() ? Optional.empty() : required(standard, field);
    }
    if (own.isEmpty() && ofAnAccount(text) && !base.object(SystemName.CRM).equals(WITH_ACCOUNT)) {
      return Optional.empty();
    }
    return means(text, standard) ? standard : ofBoth(own, text, field).or(() -> named(text, field));
  }

  /** In a column of both objects it can only be a contact's: a lead has no account. */
  private static boolean ofAnAccount(String text) {
    return text.regionMatches(true, 0, ACCOUNT, 0, ACCOUNT.length());
  }

  /** City is a lead's, and stands for a contact's MailingCity where one column is for both. */
  private Optional<String> ofBoth(String own, String text, VendorField field) {
    return own.isEmpty() && means(text, name(otherBase, field))
        ? name(base, field)
        : Optional.empty();
  }

  private Optional<String> named(String text, VendorField field) {
    if (text.matches(API_NAME)) {
      return Optional.of(text);
    }
    field
        .row()
        .problem(
            column(field),
            "expected the API name of a Salesforce field, such as Region__c, found '%s'"
                .formatted(text));
    return Optional.empty();
  }

  private Optional<String> required(Optional<String> standard, VendorField field) {
    if (standard.isEmpty() && name(otherBase, field).isEmpty()) {
      field
          .row()
          .problem(
              VendorColumn.CRM,
              "expected the API name of a Salesforce field, found nothing; only standard fields"
                  + " have one by default");
    }
    return standard;
  }

  private static Optional<String> name(Mapping mapping, VendorField field) {
    return mapping.byMarketing(field.marketing()).map(FieldMapping::crm);
  }

  private static boolean means(String text, Optional<String> name) {
    return name.filter(
            known -> custom(known, text) ? known.equalsIgnoreCase(text) : Letters.same(known, text))
        .isPresent();
  }

  /** Of two custom fields only the case of letters may differ. */
  private static boolean custom(String one, String other) {
    return one.endsWith(CUSTOM) && other.endsWith(CUSTOM);
  }
}
