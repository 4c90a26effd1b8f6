package org.syncline.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.scenario.RecordedRules.Firings;

/** Compares what was wanted of a step with what came of it. */
final class WantCheck {
  private static final String FAILED = "failed";

  private final String step;
  private final Want want;
  private final Played played;
  private final List<Failure> failures = new ArrayList<>();

  /**
   * @param step put before what is compared: {@code "step 2: "}
   */
  WantCheck(String step, Want want, Played played) {
    this.step = step;
    this.want = want;
    this.played = played;
  }

  List<Failure> failures() {
    played
        .missing()
        .forEach(system -> fail(want.line(), "when", "a " + system + " record", "none"));
    want.writes().ifPresent(this::writes);
    want.history().forEach(this::history);
    rows("errors", want.errors(), played.errors());
    rows("reviews", want.reviews(), played.reviews());
    rows("actions", want.actions(), played.actions());
    rows("assignment", want.assignment(), played.assignments());
    if (want.errors().isEmpty()) {
      noBrokenRule();
    }
    want.after().forEach(this::after);
    want.fired().forEach(this::fired);
    want.notFired().forEach(this::notFired);
    return failures;
  }

  private void fail(int line, String what, String expected, String found) {
    failures.add(new Failure(line, step + what, expected, found));
  }

  private void writes(List<WantedWrite> wanted) {
    if (!allOf(wanted, WantedWrite::fits, played.writes())) {
      fail(want.line(), "writes", Shown.all(wanted), Shown.all(played.writes()));
    }
  }

  private void history(RowPattern pattern) {
    if (played.history().stream().noneMatch(pattern::fits)) {
      fail(pattern.line(), "history", pattern.toString(), shown(played.history()));
    }
  }

  private void rows(
      String what, Optional<List<RowPattern>> wanted, List<Map<String, FieldValue>> found) {
    if (wanted.isPresent() && !allOf(strictest(wanted.get()), RowPattern::fits, found)) {
      fail(want.line(), what, Shown.all(wanted.get()), shown(found));
    }
  }

  private static List<RowPattern> strictest(List<RowPattern> wanted) {
    Comparator<RowPattern> byKeys = Comparator.comparingInt(pattern -> pattern.keys().size());
    return wanted.stream().sorted(byKeys.reversed()).toList();
  }

  /** Whether each wanted one is there, and nothing else. */
  private static <W, F> boolean allOf(List<W> wanted, BiPredicate<W, F> fits, List<F> found) {
    List<F> left = new ArrayList<>(found);
    for (W one : wanted) {
      Optional<F> fitting = left.stream().filter(some -> fits.test(one, some)).findFirst();
      if (fitting.isEmpty()) {
        return false;
      }
      left.remove(fitting.get());
    }
    return left.isEmpty();
  }

  /** Otherwise a scenario that wants nothing to be written would pass on broken rules. */
  private void noBrokenRule() {
    List<Map<String, FieldValue>> broken =
        played.errors().stream().filter(error -> error.get("kind").text().equals(FAILED)).toList();
    if (!broken.isEmpty()) {
      fail(want.line(), "errors", "rules that can decide", shown(broken));
    }
  }

  private void after(SystemName system, Map<String, FieldValue> wanted) {
    Optional<Map<String, FieldValue>> record = played.after(system);
    String what = "after " + system;
    if (record.isEmpty()) {
      fail(want.line(), what, Shown.fields(wanted), "no such record");
      return;
    }
    wanted.forEach(
        (name, value) -> {
          FieldValue found = record.get().getOrDefault(name, FieldValue.NOT_PROVIDED);
          if (!found.equals(value)) {
            fail(want.line(), what, Shown.field(name, value), Shown.value(found));
          }
        });
  }

  private void fired(String rule) {
    if (!played.firings().fired().contains(rule)) {
      fail(want.line(), "fired", rule, whatFired(rule));
    }
  }

  private void notFired(String rule) {
    if (!played.firings().heldBack(rule)) {
      fail(want.line(), "notFired", "not " + rule, whatFired(rule));
    }
  }

  private String whatFired(String rule) {
    Firings firings = played.firings();
    if (firings.asked().contains(rule)) {
      return Shown.all(firings.fired());
    }
    return firings.asked().isEmpty()
        ? "that no rule was asked, as the records differ in nothing"
        : "that it was not asked";
  }

  private static String shown(List<Map<String, FieldValue>> rows) {
    return Shown.all(rows.stream().map(row -> "(" + Shown.fields(row) + ")").toList());
  }
}
