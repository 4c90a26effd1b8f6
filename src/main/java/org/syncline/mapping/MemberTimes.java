package org.syncline.mapping;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.mapping.UserGroup.Absence;
import org.syncline.mapping.UserGroup.Hours;
import org.yaml.snakeyaml.nodes.Node;

/** Reads when a member of a group works. */
final class MemberTimes {
  private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
  private static final Pattern HOURS =
      Pattern.compile(
          "(?:" + DAY + "(?:-" + DAY + ")? )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DAYS =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?:\\.\\.(\\d{4}-\\d\\d-\\d\\d))?");

  private final YamlReader yaml;

  MemberTimes(YamlReader yaml) {
    this.yaml = yaml;
  }

  ZoneId zone(Node node, String place) {
    if (node == null) {
      return ZoneOffset.UTC;
    }
    return yaml.text(node, place + " timeZone")
        .flatMap(
            text -> {
              try {
                return Optional.of(ZoneId.of(text));
              } catch (DateTimeException e) {
                yaml.problem(
                    node,
                    place + " timeZone",
                    "expected a time zone such as Europe/Berlin, found '" + text + "'");
                return Optional.empty();
              }
            })
        .orElse(ZoneOffset.UTC);
  }

  Optional<Hours> hours(Node node, String place) {
    if (node == null) {
      return Optional.empty();
    }
    Optional<String> text = yaml.text(node, place + " workingHours");
    Optional<Hours> hours = text.flatMap(MemberTimes::hours);
    if (text.isPresent() && hours.isEmpty()) {
      yaml.problem(
          node,
          place + " workingHours",
          "expected days and times such as 'mon-fri 09:00-17:00', found '" + text.get() + "'");
    }
    return hours;
  }

  private static Optional<Hours> hours(String text) {
    Matcher found = HOURS.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      LocalTime from = LocalTime.parse(found.group(3));
      LocalTime to = LocalTime.parse(found.group(4));
      Set<DayOfWeek> days = days(found.group(1), found.group(2));
      boolean forward = to.equals(LocalTime.MIDNIGHT) || from.isBefore(to);
      return forward ? Optional.of(new Hours(from, to, days)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** From one day on to another, over the end of the week too. */
  private static Set<DayOfWeek> days(String first, String last) {
    if (first == null) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    DayOfWeek from = day(first);
    DayOfWeek to = last == null ? from : day(last);
    Set<DayOfWeek> days = EnumSet.of(from);
    for (DayOfWeek day = from; day != to; day = day.plus(1)) {
      days.add(day.plus(1));
    }
    return days;
  }

  private static DayOfWeek day(String word) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(word.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new DateTimeException("no day of the week: " + word);
  }

  List<Absence> absences(Node node, String place) {
    List<Absence> absences = new ArrayList<>();
    if (node != null) {
      for (String text : yaml.texts(node, place + " outOfOffice")) {
        absence(text)
            .ifPresentOrElse(
                absences::add,
                () ->
                    yaml.problem(
                        node,
                        place + " outOfOffice",
                        "expected a day or days such as 2026-12-24..2027-01-02, found '"
                            + text
                            + "'"));
      }
    }
    return absences;
  }

  private static Optional<Absence> absence(String text) {
    Matcher found = DAYS.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate first = LocalDate.parse(found.group(1));
      LocalDate last = found.group(2) == null ? first : LocalDate.parse(found.group(2));
      return last.isBefore(first) ? Optional.empty() : Optional.of(new Absence(first, last));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
