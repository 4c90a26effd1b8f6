package org.syncline.console;

import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** How times, numbers and values are said on a page; {@code console.js} says times the same way. */
@TemplateExtension
final class Wording {
  private static final int LONGEST = 60;
  private static final double MILLIS = 1000.0;

  private Wording() {}

  /** {@code 12 s ago}. */
  static String ago(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    return age.toSeconds() < 1 ? "just now" : rough(age) + " ago";
  }

  /** {@code 12 s}. */
  static String age(Instant at, Instant now) {
    return rough(Duration.between(at, now));
  }

  private static String rough(Duration age) {
    if (age.toMinutes() < 1) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 1 ? age.toHours() + " h" : age.toDays() + " d";
  }

  static String iso(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** {@code 1.8 s}, for what took seconds rather than hours. */
  static String said(Duration took) {
    return took.toMinutes() > 0 ? rough(took) : tenth(took.toMillis() / MILLIS) + " s";
  }

  static String tenth(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String grouped(Long number) {
    return grouped(number.longValue());
  }

  static String grouped(int number) {
    return grouped((long) number);
  }

  /** {@code 1 rule}, {@code 2 rules}. */
  static String of(int number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  static String of(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length())));
    return end < line.length() ? line.substring(0, end) + "…" : line;
  }

  static String shortened(FieldValue value) {
    return shortened(value.text());
  }

  /** Whether there is anything to show of a value. */
  static boolean filled(FieldValue value) {
    return value.present();
  }

  static String address(RecordRef record) {
    return Names.address(record);
  }

  static String systemName(RecordRef record) {
    return Names.of(record.system());
  }

  static String meaning(String kind) {
    return ErrorsView.meaning(kind);
  }
}
