package org.syncline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many calls are worked on at a time; one more is turned away and may come back. */
@ConfigMapping(prefix = "syncline.limits")
public interface LimitsConfig {
  /** Of any kind. Fewer than the threads, so that none waits in a queue without end. */
  @WithDefault("150")
  int calls();

  /** Of {@code POST /changes} and {@code POST /activities}: each may bring 10 MB. */
  @WithDefault("32")
  int changes();

  /** Of {@code POST /evaluate}. */
  @WithDefault("32")
  int evaluate();

  /** Of {@code POST /scenarios/run}, which may take seconds. */
  @WithDefault("2")
  int scenarios();

  /** Of {@code GET /datasets/...}: each holds a connection to the database until it is read. */
  @WithDefault("4")
  int datasets();
}
