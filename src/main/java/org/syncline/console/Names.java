package org.syncline.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/** What people call the systems, and where a record is shown. */
final class Names {
  private Names() {}

  static String of(SystemName system) {
    return switch (system) {
      case MARKETING -> "Pardot";
      case CRM -> "Salesforce";
    };
  }

  static String address(RecordRef record) {
    return "/api/v1/records/"
        + record.system()
        + "/"
        + part(record.object())
        + "/"
        + part(record.id());
  }

  private static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
