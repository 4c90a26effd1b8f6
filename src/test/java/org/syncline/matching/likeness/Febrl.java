package org.syncline.matching.likeness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.syncline.mapping.Likeness;
import org.syncline.mapping.MappingLoader;
import org.syncline.mapping.MappingLoader.Loaded;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** The Febrl people of file 4a as prospects, and their copies of file 4b as leads. */
final class Febrl {
  private static final Path FOLDER = Path.of("src", "test", "resources", "febrl");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setIgnoreSurroundingSpaces(true).get();

  private Febrl() {}

  static Likeness likeness(String mapping) {
    Loaded loaded = MappingLoader.load(FOLDER.resolve("mappings"));
    if (!loaded.problems().isEmpty()) {
      throw new IllegalStateException(loaded.problems().toString());
    }
    return loaded.mappings().named(mapping).orElseThrow().propose().orElseThrow();
  }

  static List<RecordSnapshot> prospects() {
    return read("dataset4a.csv").map(row -> prospect(row)).toList();
  }

  static List<RecordSnapshot> leads() {
    return read("dataset4b.csv").map(row -> lead(row)).toList();
  }

  /** Which of the people a record is. */
  static int person(RecordRef ref) {
    return Integer.parseInt(ref.id().substring(ref.id().length() - 6));
  }

  private static Stream<CSVRecord> read(String file) {
    try (CSVParser parser = CSVParser.parse(FOLDER.resolve(file), US_ASCII, FORMAT)) {
      return parser.getRecords().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RecordSnapshot prospect(CSVRecord row) {
    return snapshot(
        RecordRef.marketing("prospect", number(row)),
        Map.of(
            "firstName", row.get("given_name"),
            "lastName", row.get("surname"),
            "addressOne", street(row),
            "city", row.get("suburb"),
            "zip", row.get("postcode"),
            "state", row.get("state"),
            "birthDate__c", row.get("date_of_birth")));
  }

  private static RecordSnapshot lead(CSVRecord row) {
    return snapshot(
        new RecordRef(SystemName.CRM, "Lead", "00Q0000000AA" + number(row)),
        Map.of(
            "FirstName", row.get("given_name"),
            "LastName", row.get("surname"),
            "Street", street(row),
            "City", row.get("suburb"),
            "PostalCode", row.get("postcode"),
            "State", row.get("state"),
            "BirthDate__c", row.get("date_of_birth")));
  }

  /** Of {@code rec-12-org} six digits: 000012. */
  private static String number(CSVRecord row) {
    return "%06d".formatted(Integer.parseInt(row.get("rec_id").split("-")[1]));
  }

  private static String street(CSVRecord row) {
    return (row.get("street_number") + " " + row.get("address_1")).strip();
  }

  private static RecordSnapshot snapshot(RecordRef ref, Map<String, String> texts) {
    Map<String, FieldValue> fields = new HashMap<>();
    texts.forEach((name, text) -> fields.put(name, FieldValue.of(text)));
    return new RecordSnapshot(ref, null, fields, Map.of(), ChangedBy.UNKNOWN, false);
  }
}
