package org.syncline.decision.automation;

import java.util.Set;
import org.syncline.decision.criteria.FactKind;

/**
 * A rule of the automation phase, as its file declares it.
 *
 * @param asks what it asks for of what is kept of people
 * @param digest of its text: another one is a rule that was edited
 */
public record AutomationRule(
    String name, String file, int line, Recurrence recurrence, Set<FactKind> asks, String digest) {}
