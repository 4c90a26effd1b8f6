package org.syncline.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What is to be done so that somebody is told: a task, an e-mail or an external action. */
final class NoticeSteps {
  private static final String TO = "to";
  private static final String SUBJECT = "subject";
  private static final String TEXT = "text";

  private final Known known;
  private final NotifyConfig config;
  private final Function<String, Optional<String>> addresses;

  /**
   * @param addresses the e-mail address of a user of the CRM, by id
   */
  NoticeSteps(Known known, NotifyConfig config, Function<String, Optional<String>> addresses) {
    this.known = known;
    this.config = config;
    this.addresses = addresses;
  }

  Step of(ActionRow row) {
    return switch (config.by()) {
      case TASK -> task(row);
      case MAIL -> mail(row);
      case ACTION -> action(row);
    };
  }

  private Step task(ActionRow row) {
    return known
        .crm(row)
        .map(person -> task(row, person))
        .orElseGet(() -> new Step.Wait(row, row.person() + " has no lead or contact yet"));
  }

  private Step task(ActionRow row, RecordRef person) {
    String to = to(row);
    if (to.contains("@")) {
      return new Step.Refuse(
          row,
          "NO_USER",
          "a task is for a user of the CRM, by id, and not for '%s': set syncline.notify.by=mail"
              .formatted(to));
    }
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    fields.put("Subject", row.fields().get(SUBJECT));
    fields.put("Description", row.fields().get(TEXT));
    if (!to.isEmpty()) {
      fields.put("OwnerId", FieldValue.of(to));
    }
    return new CrmSteps(known).task(row, person, fields);
  }

  private Step mail(ActionRow row) {
    return address(row)
        .<Step>map(address -> new Step.Mail(row, address))
        .orElseGet(() -> nobody(row));
  }

  private Step action(ActionRow row) {
    Map<String, FieldValue> parameters = new LinkedHashMap<>();
    address(row).ifPresent(address -> parameters.put(TO, FieldValue.of(address)));
    parameters.put(SUBJECT, row.fields().get(SUBJECT));
    parameters.put(TEXT, row.fields().get(TEXT));
    return parameters.containsKey(TO)
        ? new Step.Invoke(
            row,
            config.action().orElseThrow(),
            known.prospect(row).orElseThrow().fields(),
            parameters)
        : nobody(row);
  }

  private static Step nobody(ActionRow row) {
    return new Step.Wait(row, "nobody to be told of " + row.person() + " has a known address");
  }

  private Optional<String> address(ActionRow row) {
    String to = to(row);
    if (to.contains("@")) {
      return Optional.of(to);
    }
    Optional<String> user =
        to.isEmpty() ? known.crm(row).flatMap(known::owner).map(FieldValue::text) : Optional.of(to);
    return user.flatMap(addresses);
  }

  private static String to(ActionRow row) {
    return row.fields().getOrDefault(TO, FieldValue.BLANK).text();
  }
}
