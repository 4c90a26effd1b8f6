package org.syncline.scenario;

import java.time.Duration;

/**
 * Something that happens, and what is wanted of it.
 *
 * @param after how long after the step before
 * @param deliver whether the writes that wait are sent at its end
 */
record Step(int line, Duration after, Happening when, Want want, boolean deliver) {}
