package org.syncline.decision.criteria;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.decision.Meaning;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** A record as rules ask it. Every answer is safe where nothing is known of a field. */
public abstract sealed class Fielded permits Prospect, Related {
  private static final double SECONDS_A_DAY = 86_400;

  private final RecordRef record;
  private final Map<String, FieldValue> fields;
  private final Instant now;

  /**
   * @param now the time of the decision, from which days are counted
   */
  Fielded(RecordRef record, Map<String, FieldValue> fields, Instant now) {
    this.record = record;
    this.fields = Map.copyOf(fields);
    this.now = now;
  }

  /** The time of the decision. */
  public final Instant now() {
    return now;
  }

  public final RecordRef record() {
    return record;
  }

  /** A property of it for rules: {@code id == "7"}. */
  @Meaning("the record's id in its system")
  public final String getId() {
    return record.id();
  }

  private FieldValue value(String field) {
    return fields.getOrDefault(field, FieldValue.NOT_PROVIDED);
  }

  @Meaning("the field as text; `\"\"` where it is blank")
  public final String text(String field) {
    return value(field).text();
  }

  @Meaning("the field as a number; where it is none, no comparison with it holds")
  public final double number(String field) {
    return FieldType.NUMBER
        .typed(value(field))
        .filter(FieldValue::present)
        .map(number -> Double.parseDouble(number.text()))
        .orElse(Double.NaN);
  }

  @Meaning("whether the field is true")
  public final boolean flag(String field) {
    return FieldType.BOOLEAN.same(value(field), FieldValue.of(true));
  }

  @Meaning("whether the field is filled")
  public final boolean has(String field) {
    return value(field).present();
  }

  @Meaning("days since the field's date or time; where it is none, no comparison with it holds")
  public final double daysSince(String field) {
    return instant(value(field).text().strip())
        .map(then -> Duration.between(then, now).toSeconds() / SECONDS_A_DAY)
        .orElse(Double.NaN);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.contains("T")
          ? FieldType.instantOf(text)
          : Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // a text that is no date
    }
  }

  @Meaning("whether the field is one of these, letter for letter: `isAny(\"country\", \"DE;AT\")`")
  public final boolean isAny(String field, String words) {
    return Items.of(words).contains(text(field).strip());
  }

  @Meaning("whether the field is none of these; a blank is none of them")
  public final boolean isNone(String field, String words) {
    return !isAny(field, words);
  }

  @Meaning("whether any of these stands in the field: `containsAny(\"jobTitle\", \"CEO;Chief\")`")
  public final boolean containsAny(String field, String words) {
    Set<String> items = Items.of(words);
    return items.stream().anyMatch(text(field)::contains);
  }

  @Meaning("whether none of these stands in the field")
  public final boolean containsNone(String field, String words) {
    return !containsAny(field, words);
  }

  @Override
  public String toString() {
    return record.toString();
  }
}
