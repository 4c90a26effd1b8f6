package org.syncline.remote;

import java.time.Instant;

/** How many of a day's API calls are used, as the system told with its latest answer. */
public record ApiUse(int used, int max, Instant at) {}
