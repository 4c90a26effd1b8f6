package org.syncline.automation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.decision.automation.Act;
import org.syncline.decision.automation.Action;
import org.syncline.decision.automation.Match;
import org.syncline.decision.automation.Occasions.Occasion;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.Mapping;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/** Makes of what rules say about the people of one batch what is done and told; stores nothing. */
public final class Acting {
  /** What errors about rules that cannot act are filed under. */
  public static final String FIELD = "automation";

  private final RuleSet ruleSet;
  private final Instant now;
  private final Map<Match, Person> people = new LinkedHashMap<>();
  private final Map<Match, List<Action>> wanted = new HashMap<>();
  private final List<HistoryRow> history = new ArrayList<>();
  private final List<SyncError> errors = new ArrayList<>();
  private final Set<RecordRef> again = new HashSet<>();

  /**
   * Something that a rule does for a prospect.
   *
   * @param key what makes it the same when it is asked for again: of what does not count its
   *     subject
   */
  public record Acted(Match match, Action action, String key) {}

  public Acting(RuleSet ruleSet, Instant now) {
    this.ruleSet = ruleSet;
    this.now = now;
  }

  public void take(Considered one) {
    one.failure().ifPresent(e -> errors.add(error(one, e.getClass().getSimpleName(), "" + e)));
    one.outcome().contradictions().forEach(why -> errors.add(error(one, "CONTRADICTION", why)));
    for (Occasion occasion : one.outcome().occasions()) {
      people.put(occasion.match(), one.person());
      wanted.put(occasion.match(), occasion.actions());
    }
  }

  private SyncError error(Considered one, String code, String message) {
    return SyncError.open(
        one.person().prospect().ref(),
        null,
        FIELD,
        "failed",
        code,
        message,
        null,
        ruleSet.version(),
        now);
  }

  /** As they are to be kept. */
  public Collection<Match> matches() {
    return people.keySet();
  }

  /**
   * What is done, now that the matches are kept.
   *
   * @param kept those that nobody else has kept meanwhile
   */
  public List<Acted> acted(Collection<Match> kept) {
    List<Acted> acted = new ArrayList<>();
    for (Match match : kept) {
      for (Action action : wanted.get(match)) {
        acted.add(acted(match, action));
        if (action instanceof Action.Assigned) {
          again.add(match.prospect());
        }
      }
      history.add(told(match, people.get(match)));
    }
    return acted;
  }

  /** What counts has a key of its own each time that the rule acts. */
  private Acted acted(Match match, Action action) {
    Action done = named(match.prospect(), action);
    String key =
        done.kind().counts()
            ? "%s %s %d %s"
                .formatted(match.rule(), match.subject(), match.times(), number(match, action))
            : done.subject();
    return new Acted(match, done, key);
  }

  /** One rule may ask for two tasks. */
  private int number(Match match, Action action) {
    return wanted.get(match).indexOf(action);
  }

  private Action named(RecordRef prospect, Action action) {
    if (action instanceof Action.SetField set && set.field().equals(Act.DO_NOT_SYNC)) {
      Optional<String> field =
          ruleSet.mappings().of(prospect.system(), prospect.object()).stream()
              .flatMap(mapping -> mapping.doNotSyncField().stream())
              .findFirst();
      return field.<Action>map(name -> new Action.SetField(name, set.value())).orElse(action);
    }
    return action;
  }

  private String mapping(RecordRef prospect) {
    return ruleSet.mappings().of(prospect.system(), prospect.object()).stream()
        .findFirst()
        .map(Mapping::name)
        .orElse("");
  }

  private HistoryRow told(Match match, Person person) {
    String what = wanted.get(match).stream().map(Acting::told).collect(Collectors.joining("; "));
    String which =
        match.times() > 1 && match.matching() ? " for the %d. time".formatted(match.times()) : "";
    String reason =
        match.matching()
            ? "rule \"%s\" matches%s: %s".formatted(match.rule(), which, what)
            : "rule \"%s\" does not match any more: %s".formatted(match.rule(), what);
    return HistoryRow.acted(
        mapping(match.prospect()),
        match.prospect(),
        person.crm().orElse(null),
        match.rule(),
        ruleSet.version(),
        reason,
        now);
  }

  /** As history tells it. */
  static String told(Action action) {
    return "%s %s %s".formatted(action.kind().word(), action.subject(), action.fields()).strip();
  }

  public List<HistoryRow> history() {
    return history;
  }

  public List<SyncError> errors() {
    return errors;
  }

  /** Prospects that are to be decided again, for rules have given them to somebody. */
  public Set<RecordRef> again() {
    return again;
  }
}
