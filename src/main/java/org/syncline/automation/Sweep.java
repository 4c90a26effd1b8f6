package org.syncline.automation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;
import org.syncline.decision.automation.Recurrence;
import org.syncline.decision.automation.Running;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.errors.SyncErrorRepository.Settled;
import org.syncline.history.HistoryRepository;
import org.syncline.intake.Intake;
import org.syncline.intake.MatchingGate;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/**
 * Lets rules look at all prospects, a page a transaction: when one is resumed, and every while, for
 * days go by although no record changes. One that is broken off goes on where it was.
 */
@ApplicationScoped
public class Sweep {
  public static final int PAGE = 1000;

  private final Rows rows;
  private final RuleSets ruleSets;
  private final RuleStates states;
  private final People people;
  private final Automation automation;
  private final HistoryRepository history;
  private final SyncErrorRepository errors;
  private final Intake intake;
  private final MatchingGate gate;
  private final AutomationConfig config;
  private final Clock clock;

  Sweep(
      Rows rows,
      RuleSets ruleSets,
      RuleStates states,
      People people,
      Automation automation,
      HistoryRepository history,
      SyncErrorRepository errors,
      Intake intake,
      MatchingGate gate,
      AutomationConfig config,
      Clock clock) {
    this.rows = rows;
    this.ruleSets = ruleSets;
    this.states = states;
    this.people = people;
    this.automation = automation;
    this.history = history;
    this.errors = errors;
    this.intake = intake;
    this.gate = gate;
    this.config = config;
    this.clock = clock;
  }

  /**
   * How far the look at all prospects has come.
   *
   * @param position null where none is under way
   * @param prospects that the last one has looked at so far
   */
  public record State(String position, Instant startedAt, Instant finishedAt, long prospects) {
    private State at(String next, long more) {
      return new State(next, startedAt, finishedAt, prospects + more);
    }
  }

  /** Looks at one page if a look is under way or due; answers how many prospects that were. */
  public int step() {
    return ruleSets.current().automationRules().rules().isEmpty()
        ? 0
        : QuarkusTransaction.requiringNew().call(this::page);
  }

  /** Needs a transaction. */
  public State state() {
    return rows.read(State.class, "select * from automation_sweep", Map.of()).get(0);
  }

  private int page() {
    Optional<State> mine =
        rows
            .change(State.class, "select * from automation_sweep for update skip locked", Map.of())
            .stream()
            .findFirst();
    if (mine.isEmpty() || !gate.open()) {
      return 0;
    }
    RuleSet ruleSet = ruleSets.current();
    Map<String, Running> running = states.sweeping(ruleSet);
    Instant now = clock.instant();
    return begun(mine.get(), running, ruleSet, now)
        .map(state -> look(state, running, ruleSet, now))
        .orElse(0);
  }

  private Optional<State> begun(
      State state, Map<String, Running> running, RuleSet ruleSet, Instant now) {
    if (running.isEmpty()) {
      return Optional.empty();
    }
    if (state.position() != null) {
      return Optional.of(state);
    }
    boolean due =
        state.finishedAt() == null
            || !now.isBefore(state.finishedAt().plus(config.sweepEvery()))
            || states.unswept(ruleSet);
    return due
        ? Optional.of(new State(People.FIRST, now, state.finishedAt(), 0))
        : Optional.empty();
  }

  private int look(State state, Map<String, Running> running, RuleSet ruleSet, Instant now) {
    List<Person> page = people.after(state.position(), PAGE);
    Automation.Done done = automation.of(page, running, ruleSet, now);
    history.add(done.history());
    errors.resolve(
        page.stream().map(person -> new Settled(person.prospect().ref(), Acting.FIELD)).toList());
    errors.report(done.errors());
    intake.revisit(done.again(), now);
    if (page.size() == PAGE) {
      save(state.at(page.get(PAGE - 1).prospect().ref().key(), PAGE));
    } else {
      finish(state.at(null, page.size()), running, now);
    }
    return page.size();
  }

  private void finish(State state, Map<String, Running> running, Instant now) {
    save(new State(null, state.startedAt(), now, state.prospects()));
    states.swept(
        state.startedAt(),
        running.values().stream()
            .filter(one -> one.rule().recurrence() instanceof Recurrence.Segmentation)
            .map(one -> one.rule().name())
            .toList());
  }

  private void save(State state) {
    Map<String, Object> values = new HashMap<>();
    values.put("position", state.position());
    values.put("started", state.startedAt());
    values.put("finished", state.finishedAt());
    values.put("prospects", state.prospects());
    rows.run(
        """
        update automation_sweep set position = cast(:position as text),
          started_at = cast(:started as timestamptz),
          finished_at = cast(:finished as timestamptz), prospects = :prospects
        """,
        values);
  }
}
