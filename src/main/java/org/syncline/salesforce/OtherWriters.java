package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.syncline.doctor.Finding;
import org.syncline.remote.RemoteAnswer;

/** Who else changes the records of an object: perhaps another program that syncs them. */
final class OtherWriters {
  private static final int LOOKED_AT = 200;

  /** Of fewer records, most may well be one person's. */
  private static final int TELLING = 20;

  private static final Pattern PROGRAM =
      Pattern.compile(
          "b2bma|pardot|hubspot|marketo|eloqua|mailchimp|zapier|workato|mulesoft|integration|connector|api user",
          Pattern.CASE_INSENSITIVE);

  private final SalesforceApi api;
  private final String object;

  OtherWriters(SalesforceApi api, String object) {
    this.api = api;
    this.object = object;
  }

  List<Finding> findings() {
    RemoteAnswer answer = api.queryAll(Soql.lastChanged(object, LOOKED_AT));
    if (!answer.ok()) {
      throw Descriptions.failed("query of " + object, answer);
    }
    JsonNode rows = SalesforceReads.records(answer);
    String us = api.userId();
    Map<String, Long> others =
        StreamSupport.stream(rows.spliterator(), false)
            .filter(row -> !row.path("LastModifiedById").asText().equals(us))
            .collect(Collectors.groupingBy(OtherWriters::name, Collectors.counting()));
    return others.entrySet().stream()
        .filter(
            other ->
                isProgram(other.getKey())
                    || rows.size() >= TELLING && other.getValue() * 2 > rows.size())
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(other -> finding(other.getKey(), other.getValue(), rows.size()))
        .toList();
  }

  private static String name(JsonNode row) {
    return SalesforceRecord.at(row, "LastModifiedBy.Name")
        .asText(row.path("LastModifiedById").asText());
  }

  private static boolean isProgram(String name) {
    return PROGRAM.matcher(name).find();
  }

  private Finding finding(String name, long changes, int of) {
    String what =
        "'%s' made the last change of %d of the %d records that changed last"
            .formatted(name, changes, of);
    return Finding.warning(
        object,
        what,
        isProgram(name)
            ? "It looks like another program: if it syncs the same fields, stop it or take them out"
                + " of one of the two."
            : "If that is a program that syncs the same fields, stop it or take them out of one of"
                + " the two.");
  }
}
