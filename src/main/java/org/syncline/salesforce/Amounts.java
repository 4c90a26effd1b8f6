package org.syncline.salesforce;

import java.util.List;
import java.util.Optional;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;

/** An amount of money in an org of several currencies says little without its currency. */
final class Amounts {
  private static final String CURRENCY = "CurrencyIsoCode";

  private final ExpectedObject expected;
  private final Descriptions descriptions;

  Amounts(ExpectedObject expected, Descriptions descriptions) {
    this.expected = expected;
    this.descriptions = descriptions;
  }

  List<Finding> findings(Described object) {
    return expected.fields().stream().flatMap(field -> finding(object, field).stream()).toList();
  }

  private Optional<Finding> finding(Described object, ExpectedField field) {
    String code = field.name().substring(0, field.name().lastIndexOf('.') + 1) + CURRENCY;
    boolean alone =
        amount(object, field) && descriptions.find(object, code).found() && !isRead(code);
    return alone ? Optional.of(warning(field, code)) : Optional.empty();
  }

  private boolean amount(Described object, ExpectedField field) {
    Descriptions.Found found = descriptions.find(object, field.name());
    return found.found() && found.field().path("type").asText().equals("currency");
  }

  private boolean isRead(String code) {
    return expected.fields().stream().anyMatch(field -> field.name().equalsIgnoreCase(code));
  }

  private Finding warning(ExpectedField field, String code) {
    return Finding.warning(
        expected.name() + "." + field.name(),
        "is an amount in the record's own currency, which is not read; the org has several",
        "Map %s to a text field of the prospect, too, or amounts of several currencies look alike."
            .formatted(code));
  }
}
