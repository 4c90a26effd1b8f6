package org.syncline.automation;

import java.util.Optional;
import org.syncline.decision.automation.Occasions.Outcome;

/**
 * What rules say about a person.
 *
 * @param failure why they cannot say anything
 */
public record Considered(Person person, Outcome outcome, Optional<RuntimeException> failure) {}
