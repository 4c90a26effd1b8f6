package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRepository.Asked;
import org.syncline.automation.Acting.Acted;
import org.syncline.automation.ProgramSteps.Move;
import org.syncline.decision.automation.Action;
import org.syncline.decision.automation.Match;
import org.syncline.decision.automation.Running;
import org.syncline.errors.SyncError;
import org.syncline.history.HistoryRow;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/**
 * Lets rules act: what they ask for is put into the table of actions in the transaction that keeps
 * the match, so that neither is there without the other.
 */
@ApplicationScoped
public class Automation {
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
    Acting acting = new Acting(ruleSet, now);
    considerations.of(people, running, ruleSet, now).forEach(acting::take);
    List<Asked> asked = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    for (Acted acted : acting.acted(matches.keep(acting.matches()))) {
      if (acted.action() instanceof Action.ToStep step) {
        moves.add(move(acted.match(), step));
      } else {
        asked.add(asked(acted, ruleSet));
      }
    }
    actions.ask(asked, now);
    steps.move(moves, now);
    return new Done(acting.history(), acting.errors(), acting.again());
  }

  private static Move move(Match match, Action.ToStep step) {
    return new Move(match.prospect(), step.program(), step.step().orElse(null));
  }

  private static Asked asked(Acted acted, RuleSet ruleSet) {
    Match match = acted.match();
    return new Asked(
        match.prospect(), acted.action(), acted.key(), match.rule(), ruleSet.version());
  }
}
