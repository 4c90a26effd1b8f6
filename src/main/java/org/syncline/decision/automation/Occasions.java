package org.syncline.decision.automation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.syncline.decision.criteria.Activity;
import org.syncline.record.ActionKind;
import org.syncline.record.RecordRef;

/**
 * Makes of what rules propose for one prospect what is done now: each rule acts as often as it
 * says, and none that contradicts another.
 */
public final class Occasions {
  private final RecordRef prospect;
  private final Map<String, Running> rules;
  private final Map<Key, Match> before = new HashMap<>();
  private final Instant now;

  private record Key(String rule, String subject) {}

  /**
   * A rule that acts.
   *
   * @param match as it is to be kept
   */
  public record Occasion(Match match, List<Action> actions) {}

  /**
   * What is done now.
   *
   * @param contradictions why rules that would have acted do not
   */
  public record Outcome(List<Occasion> occasions, List<String> contradictions) {
    public static final Outcome NOTHING = new Outcome(List.of(), List.of());
  }

  /**
   * @param rules those that run, by name
   * @param before what these rules have done for the prospect so far
   */
  public Occasions(
      RecordRef prospect, Map<String, Running> rules, Collection<Match> before, Instant now) {
    this.prospect = prospect;
    this.rules = rules;
    this.now = now;
    before.forEach(match -> this.before.put(new Key(match.rule(), match.subject()), match));
  }

  public Outcome of(List<ActionProposal> proposals) {
    Map<Key, Set<Action>> proposed = new LinkedHashMap<>();
    proposals.stream()
        .filter(this::timely)
        .forEach(
            one ->
                proposed.computeIfAbsent(key(one), key -> new LinkedHashSet<>()).add(one.action()));
    List<Occasion> occasions = new ArrayList<>();
    proposed.forEach(
        (key, actions) -> {
          Optional<Match> last = Optional.ofNullable(before.get(key));
          if (rules.get(key.rule()).rule().recurrence().acts(last, now)) {
            occasions.add(new Occasion(matched(key, last), List.copyOf(actions)));
          }
        });
    occasions.addAll(ended(proposed.keySet()));
    return withoutContradictions(occasions);
  }

  private Match matched(Key key, Optional<Match> last) {
    return last.map(match -> match.again(now))
        .orElseGet(() -> Match.first(key.rule(), prospect, key.subject(), now));
  }

  /** What was done before the rule ran is not completed by it. */
  private boolean timely(ActionProposal one) {
    Running running = rules.get(one.rule());
    return running != null
        && (!(running.rule().recurrence() instanceof Recurrence.Completion)
            || one.activity().flatMap(Activity::at).map(running::completes).orElse(true));
  }

  /** What the rule acts on. A score rises once for what was done, however often it was done. */
  private Key key(ActionProposal one) {
    Recurrence recurrence = rules.get(one.rule()).rule().recurrence();
    if (recurrence instanceof Recurrence.Completion && one.activity().isPresent()) {
      Activity activity = one.activity().get();
      boolean score = one.action() instanceof Action.AddScore;
      return new Key(one.rule(), score ? "score " + activity.deed() : activity.record().key());
    }
    return recurrence instanceof Recurrence.Dynamic
        ? new Key(one.rule(), one.action().subject())
        : new Key(one.rule(), "");
  }

  /** Who does not match any more is taken off the list, unless another rule keeps it there. */
  private List<Occasion> ended(Set<Key> proposed) {
    Set<String> kept =
        proposed.stream().filter(this::dynamic).map(Key::subject).collect(Collectors.toSet());
    List<Occasion> ended = new ArrayList<>();
    before.forEach(
        (key, match) -> {
          if (dynamic(key) && match.matching() && !proposed.contains(key)) {
            List<Action> off =
                kept.contains(key.subject())
                    ? List.of()
                    : List.of(new Action.Listed(key.subject(), false));
            ended.add(new Occasion(match.ended(), off));
          }
        });
    return ended;
  }

  private boolean dynamic(Key key) {
    Running running = rules.get(key.rule());
    return running != null && running.rule().recurrence() instanceof Recurrence.Dynamic;
  }

  private record Subject(ActionKind kind, String subject) {}

  /**
   * Rules that want different things of one subject do nothing, so that they act once corrected.
   */
  private static Outcome withoutContradictions(List<Occasion> occasions) {
    Map<Subject, Map<Action, Set<String>>> wanted = new LinkedHashMap<>();
    for (Occasion occasion : occasions) {
      for (Action action : occasion.actions()) {
        if (!action.kind().counts()) {
          wanted
              .computeIfAbsent(
                  new Subject(action.kind(), action.subject()), key -> new LinkedHashMap<>())
              .computeIfAbsent(action, key -> new TreeSet<>())
              .add(occasion.match().rule());
        }
      }
    }
    Set<String> contradicting = new HashSet<>();
    List<String> told = new ArrayList<>();
    wanted.forEach(
        (subject, actions) -> {
          if (actions.size() > 1) {
            actions.values().forEach(contradicting::addAll);
            told.add(told(subject, actions));
          }
        });
    return new Outcome(
        occasions.stream()
            .filter(occasion -> !contradicting.contains(occasion.match().rule()))
            .toList(),
        told);
  }

  private static String told(Subject subject, Map<Action, Set<String>> actions) {
    return actions.entrySet().stream()
        .map(
            entry ->
                "%s says %s"
                    .formatted(
                        entry.getValue().stream()
                            .map(rule -> '"' + rule + '"')
                            .collect(Collectors.joining(" and ")),
                        entry.getKey().fields()))
        .collect(
            Collectors.joining(
                "; ",
                "rules disagree about %s %s: ".formatted(subject.kind().word(), subject.subject()),
                ""));
  }
}
