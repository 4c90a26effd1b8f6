package org.syncline.automation;

import java.util.Optional;
import java.util.Set;
import org.syncline.decision.automation.AutomationRules;
import org.syncline.decision.automation.AutomationRules.Subject;
import org.syncline.decision.automation.Occasions;
import org.syncline.decision.automation.Occasions.Outcome;

/**
 * What rules say about a person.
 *
 * @param failure why they cannot say anything
 */
public record Considered(Person person, Outcome outcome, Optional<RuntimeException> failure) {
  /**
   * A rule that fails keeps its prospect from nothing but what rules would have done.
   *
   * @param asked the rules that are asked, by name
   */
  public static Considered of(
      Person person,
      Subject subject,
      Occasions occasions,
      Set<String> asked,
      AutomationRules rules) {
    try {
      Outcome outcome = occasions.of(rules.propose(subject, asked));
      return new Considered(person, outcome, Optional.empty());
    } catch (RuntimeException e) {
      return new Considered(person, Outcome.NOTHING, Optional.of(e));
    }
  }
}
