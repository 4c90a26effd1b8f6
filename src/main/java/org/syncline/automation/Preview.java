package org.syncline.automation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.syncline.decision.automation.Action;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.Occasions.Occasion;
import org.syncline.decision.automation.Running;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSet;

/** Tells whom a rule would act for now and what it would do, and changes nothing. */
@ApplicationScoped
public class Preview {
  private static final int PAGE = 2000;
  private static final int MOST_EXAMPLES = 100;

  private final People people;
  private final Considerations considerations;
  private final Clock clock;

  Preview(People people, Considerations considerations, Clock clock) {
    this.people = people;
    this.considerations = considerations;
    this.clock = clock;
  }

  /** Something that would be done. */
  public record Planned(String type, String subject, Map<String, FieldValue> parameters) {
    static Planned of(Action action) {
      return new Planned(action.kind().word(), action.subject(), action.fields());
    }
  }

  /** Somebody for whom the rule would act. */
  public record Example(RecordRef prospect, List<Planned> actions) {}

  /**
   * How far the look has come.
   *
   * @param looked at how many prospects
   * @param of how many there are
   * @param matched for how many the rule would act
   * @param actions how many of each kind there would be
   * @param failed for how many the rule fails
   * @param examples the first of them; in the last line only
   * @param done whether it is the last line
   */
  public record Progress(
      String rule,
      long looked,
      long of,
      long matched,
      Map<String, Long> actions,
      long failed,
      List<Example> examples,
      boolean done) {}

  /**
   * Looks at all prospects.
   *
   * @param told gets a line for each page; false where nobody listens any more
   */
  public void of(AutomationRule rule, RuleSet ruleSet, Predicate<Progress> told) {
    Look look = new Look(rule, ruleSet);
    boolean listening = true;
    while (listening && !look.done) {
      QuarkusTransaction.requiringNew().run(look::page);
      listening = told.test(look.progress());
    }
  }

  /** One look under way. */
  private final class Look {
    private final RuleSet ruleSet;
    private final Map<String, Running> rules;
    private final String rule;
    private final Instant now = clock.instant();
    private final Map<String, Long> actions = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private String after = People.FIRST;
    private long all = -1;
    private long looked;
    private long matched;
    private long failed;
    private boolean done;

    Look(AutomationRule rule, RuleSet ruleSet) {
      this.ruleSet = ruleSet;
      this.rule = rule.name();
      this.rules = Map.of(rule.name(), new Running(rule, now));
    }

    void page() {
      if (all < 0) {
        all = people.count();
      }
      List<Person> page = people.after(after, PAGE);
      considerations.of(page, rules, ruleSet, now).forEach(this::take);
      looked += page.size();
      done = page.size() < PAGE;
      if (!done) {
        after = page.get(PAGE - 1).prospect().ref().key();
      }
    }

    private void take(Considered one) {
      failed += one.failure().isPresent() ? 1 : 0;
      List<Planned> planned =
          one.outcome().occasions().stream()
              .map(Occasion::actions)
              .flatMap(List::stream)
              .map(Planned::of)
              .toList();
      if (one.outcome().occasions().isEmpty()) {
        return;
      }
      matched++;
      planned.forEach(action -> actions.merge(action.type(), 1L, Long::sum));
      if (examples.size() < MOST_EXAMPLES) {
        examples.add(new Example(one.person().prospect().ref(), planned));
      }
    }

    Progress progress() {
      return new Progress(
          rule,
          looked,
          all,
          matched,
          new TreeMap<>(actions),
          failed,
          done ? List.copyOf(examples) : List.of(),
          done);
    }
  }
}
