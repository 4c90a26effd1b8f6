package org.syncline.decision.automation;

import java.time.Instant;

/**
 * A rule that is not paused.
 *
 * @param since activities before then are not completed by it
 */
public record Running(AutomationRule rule, Instant since) {}
