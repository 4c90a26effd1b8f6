package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRepository.Asked;
import org.syncline.automation.ProgramSteps.Move;
import org.syncline.decision.automation.Act;
import org.syncline.decision.automation.Action;
import org.syncline.decision.automation.Match;
import org.syncline.decision.automation.Occasions.Occasion;
import org.syncline.decision.automation.Running;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.Mapping;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/**
 * Lets rules act: what they ask for is put into the table of actions in the transaction that keeps
 * the match, so that neither is there without the other.
 */
@ApplicationScoped
public class Automation {
  /** What errors about rules that cannot act are filed under. */
  static final String FIELD = "automation";

  private final Considerations considerations;
  private final Matches matches;
  private final ProgramSteps steps;
  private final ActionRepository actions;

  Automation(
      Considerations considerations,
      Matches matches,
      ProgramSteps steps,
      ActionRepository actions) {
    this.considerations = considerations;
    this.matches = matches;
    this.steps = steps;
    this.actions = actions;
  }

  /**
   * What came of it.
   *
   * @param again prospects that are to be decided again, for rules have given them to somebody
   */
  public record Done(List<HistoryRow> history, List<SyncError> errors, Set<RecordRef> again) {}

  /**
   * Asks the rules about people, and keeps and asks for what they say. Needs a transaction.
   *
   * @param running by name
   */
  public Done of(
      Collection<Person> people, Map<String, Running> running, RuleSet ruleSet, Instant now) {
    Batch batch = new Batch(ruleSet, now);
    considerations.of(people, running, ruleSet, now).forEach(batch::take);
    batch.keep();
    return new Done(batch.history, batch.errors, batch.again);
  }

  /** The people of one transaction. */
  private final class Batch {
    private final RuleSet ruleSet;
    private final Instant now;
    private final Map<Match, Considered> byMatch = new LinkedHashMap<>();
    private final Map<Match, List<Action>> wanted = new HashMap<>();
    private final List<HistoryRow> history = new ArrayList<>();
    private final List<SyncError> errors = new ArrayList<>();
    private final Set<RecordRef> again = new HashSet<>();

    Batch(RuleSet ruleSet, Instant now) {
      this.ruleSet = ruleSet;
      this.now = now;
    }

    void take(Considered one) {
      one.failure().ifPresent(e -> errors.add(error(one, e.getClass().getSimpleName(), "" + e)));
      one.outcome().contradictions().forEach(why -> errors.add(error(one, "CONTRADICTION", why)));
      for (Occasion occasion : one.outcome().occasions()) {
        byMatch.put(occasion.match(), one);
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

    void keep() {
      List<Asked> asked = new ArrayList<>();
      List<Move> moves = new ArrayList<>();
      for (Match match : matches.keep(byMatch.keySet())) {
        for (Action action : wanted.get(match)) {
          if (action instanceof Action.ToStep step) {
            moves.add(new Move(match.prospect(), step.program(), step.step().orElse(null)));
          } else {
            asked.add(asked(match, action));
          }
          if (action instanceof Action.Assigned) {
            again.add(match.prospect());
          }
        }
        history.add(acted(match, byMatch.get(match).person()));
      }
      actions.ask(asked, now);
      steps.move(moves, now);
    }

    /** What counts has a key of its own each time that the rule acts. */
    private Asked asked(Match match, Action action) {
      Action done = named(match.prospect(), action);
      String key =
          done.kind().counts()
              ? "%s %s %d %s"
                  .formatted(match.rule(), match.subject(), match.times(), number(match, action))
              : done.subject();
      return new Asked(match.prospect(), done, key, match.rule(), ruleSet.version());
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

    private HistoryRow acted(Match match, Person person) {
      String what =
          wanted.get(match).stream().map(Automation::told).collect(Collectors.joining("; "));
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
  }

  /** As history tells it. */
  static String told(Action action) {
    return "%s %s %s".formatted(action.kind().word(), action.subject(), action.fields()).strip();
  }
}
