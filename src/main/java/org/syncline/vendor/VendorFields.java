package org.syncline.vendor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.record.FieldType;
import org.syncline.record.Problem;

/** Reads the fields of an export; whatever is not understood is a problem. */
final class VendorFields {
  private final ProspectNames names;

  VendorFields(Set<String> standard) {
    this.names = new ProspectNames(standard);
  }

  List<VendorField> read(String file, String text, List<Problem> problems) {
    Map<String, VendorField> fields = new LinkedHashMap<>();
    for (VendorRow row : new VendorSheet(file, problems).rows(text)) {
      name(row).ifPresent(name -> add(fields, field(row, name)));
    }
    return new ArrayList<>(fields.values());
  }

  private static void add(Map<String, VendorField> fields, VendorField field) {
    VendorField other = fields.putIfAbsent(field.marketing(), field);
    if (other != null) {
      field
          .row()
          .problem(
              VendorColumn.NAME,
              "%s is mapped twice, in line %d too"
                  .formatted(field.marketing(), other.row().line()));
    }
  }

  private Optional<String> name(VendorRow row) {
    boolean byApiName = !row.cell(VendorColumn.API_NAME).isEmpty();
    VendorColumn column = byApiName ? VendorColumn.API_NAME : VendorColumn.NAME;
    String text = row.cell(column);
    Optional<String> name = byApiName ? names.ofId(text) : names.ofLabel(text);
    if (name.isEmpty()) {
      row.problem(
          column,
          "expected a standard field, such as First Name, or a custom field's id, such as Region,"
              + " found '%s'; the header of a column of ids can be '%s'"
                  .formatted(text, VendorColumn.API_NAME.header()));
    }
    return name;
  }

  private static VendorField field(VendorRow row, String name) {
    VendorField field = new VendorField(row, name, behavior(row), type(row));
    boolean told = !row.cell(VendorColumn.BEHAVIOR).isEmpty() || field.fixed().isPresent();
    if (field.namesCrm() && !told) {
      row.problem(
          VendorColumn.BEHAVIOR,
          "expected one, found nothing, allowed: " + VendorBehavior.allowed());
    }
    return field;
  }

  private static Optional<VendorBehavior> behavior(VendorRow row) {
    String text = row.cell(VendorColumn.BEHAVIOR);
    Optional<VendorBehavior> behavior = VendorBehavior.of(text);
    if (behavior.isEmpty() && !text.isEmpty()) {
      row.problem(
          VendorColumn.BEHAVIOR,
          "unknown behaviour '%s', allowed: %s".formatted(text, VendorBehavior.allowed()));
    }
    return behavior;
  }

  private static Optional<FieldType> type(VendorRow row) {
    String text = row.cell(VendorColumn.TYPE);
    Optional<FieldType> type = VendorType.of(text);
    if (type.isEmpty() && !text.isEmpty()) {
      row.problem(
          VendorColumn.TYPE,
          "unknown type '%s', allowed: %s".formatted(text, VendorType.allowed()));
    }
    return type;
  }
}
