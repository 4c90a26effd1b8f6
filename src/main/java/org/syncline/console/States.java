package org.syncline.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.connector.Backlog.Counts;
import org.syncline.connector.Connector;
import org.syncline.console.StateView.Kind;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.outbox.OutboxRepository.Oldest;
import org.syncline.rules.LiveRuleSets.Reload;

/** Puts into one word how the sync is doing: the worst of what is true. */
record States(
    Connector.State connector,
    List<Watermark> marks,
    Optional<Counts> counts,
    List<Oldest> oldest,
    Optional<Reload> reload,
    Instant now) {
  /** As many as one batch takes are always somewhere on their way. */
  private static final long ON_THEIR_WAY = 200;

  /** A write that waits longer does not get through. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final String MISTAKES =
      "The edited rule or mapping files have mistakes. The rule set before stays in force.";

  StateView view() {
    if (connector.braked()) {
      return new StateView(Kind.BRAKED, "Stopped by a brake", reason(), connector.since());
    }
    return connector.paused() ? paused() : degraded().orElseGet(this::running);
  }

  private String reason() {
    return connector.reason() == null ? "" : connector.reason();
  }

  private StateView paused() {
    String headline = connector.reading() ? "Paused, still reading" : "Paused";
    return new StateView(Kind.PAUSED, headline, reason(), connector.since());
  }

  private Optional<StateView> degraded() {
    List<Watermark> failing = marks.stream().filter(mark -> mark.problem() != null).toList();
    Optional<Reload> bad = reload.filter(last -> !last.problems().isEmpty());
    if (failing.isEmpty()) {
      return bad.map(last -> degraded(MISTAKES, last.at()));
    }
    Instant since = failing.get(0).polledAt();
    String unreadable = systems(failing) + " cannot be read. What was read before goes on.";
    return Optional.of(degraded(bad.isPresent() ? unreadable + " " + MISTAKES : unreadable, since));
  }

  private static String systems(List<Watermark> marks) {
    return marks.stream()
        .map(mark -> Names.of(mark.system()))
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private static StateView degraded(String detail, Instant since) {
    return new StateView(Kind.DEGRADED, "Degraded", detail, since);
  }

  private StateView running() {
    if (marks.stream().anyMatch(Watermark::fullSync)) {
      return busy("Reading everything again", "A full sync is under way.");
    }
    if (marks.isEmpty() || !marks.stream().allMatch(Watermark::readToEnd)) {
      return busy("First read", "Nothing is created before both systems are read to the end.");
    }
    return counts
        .map(this::counted)
        .orElseGet(() -> busy("Counting", "What waits is being counted."));
  }

  private StateView counted(Counts counted) {
    if (!counted.matching() || FlowView.waiting(counted) > ON_THEIR_WAY) {
      return busy("Catching up", "What was read is being decided and written.");
    }
    return oldest.stream()
        .filter(write -> write.since().isBefore(now.minus(PATIENCE)))
        .min(Comparator.comparing(Oldest::since))
        .map(States::behind)
        .orElseGet(() -> inStep(counted.errors(), counted.reviews()));
  }

  private static StateView behind(Oldest write) {
    String detail = "A write to " + Names.of(write.system()) + " does not get through.";
    return new StateView(Kind.DEGRADED, "Behind", detail, write.since());
  }

  private static StateView inStep(long errors, long held) {
    if (errors + held == 0) {
      return new StateView(Kind.IN_STEP, "In step", "", null);
    }
    String open =
        Stream.of(
                errors > 0 ? Wording.of(errors, "error", "errors") + " open" : "",
                held > 0 ? Wording.of(held, "record", "records") + " held for you" : "")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    String detail = "Apart from that, Salesforce and Pardot agree on all that was read.";
    return new StateView(Kind.IN_STEP, "In step, " + open, detail, null);
  }

  private static StateView busy(String headline, String detail) {
    return new StateView(Kind.BUSY, headline, detail, null);
  }
}
