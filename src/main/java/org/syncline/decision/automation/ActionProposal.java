package org.syncline.decision.automation;

import java.util.Optional;
import org.syncline.decision.criteria.Activity;

/**
 * What one rule would have done for a prospect.
 *
 * @param activity the one that the rule has matched, where it has matched any
 */
public record ActionProposal(Action action, String rule, Optional<Activity> activity) {}
