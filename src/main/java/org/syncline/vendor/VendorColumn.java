package org.syncline.vendor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns that are read. No two exports name them alike, so each has several headers. */
enum VendorColumn {
  API_NAME("API name", "Field API name", "Custom Field ID", "Field ID", "Prospect field API name"),
  NAME(
      "Field name",
      "Name",
      "Field",
      "Label",
      "Prospect field",
      "Prospect field name",
      "Account Engagement field",
      "Account Engagement field name",
      "Account Engagement prospect field",
      "Pardot field",
      "Pardot field name"),
  CRM(
      "Salesforce field name",
      "Salesforce field",
      "salesforce.com field name",
      "Salesforce lead/contact field",
      "Lead/Contact",
      "CRM field name",
      "CRM field"),
  LEAD(
      "Salesforce lead field",
      "Salesforce field name (lead)",
      "Lead field",
      "Lead field name",
      "Lead"),
  CONTACT(
      "Salesforce contact field",
      "Salesforce field name (contact)",
      "Contact field",
      "Contact field name",
      "Contact"),
  TYPE("Type", "Field type", "Data type"),
  BEHAVIOR("Sync behavior", "Sync behaviour", "Salesforce sync behavior", "Behavior", "Behaviour");

  private final List<String> headers;

  VendorColumn(String... headers) {
    this.headers = List.of(headers);
  }

  static Optional<VendorColumn> of(String header) {
    return Arrays.stream(values()).filter(column -> column.hasHeader(header)).findFirst();
  }

  private boolean hasHeader(String text) {
    return headers.stream().anyMatch(header -> Letters.same(header, text));
  }

  /** The header by which messages call it. */
  String header() {
    return headers.get(0);
  }

  /** All headers, for a message. */
  String anyHeader() {
    return headers.stream().collect(Collectors.joining("', '", "'", "'"));
  }
}
