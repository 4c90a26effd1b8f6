package org.syncline.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** The sandbox inside the server. */
@ConfigMapping(prefix = "syncline.sandbox")
public interface SandboxConfig {
  /** Off unless switched on, so that production never opens it by itself. */
  @WithDefault("false")
  boolean enabled();

  /** 0 takes any free one. */
  @WithDefault("8090")
  int port();

  /** The loopback address keeps the sandbox from the network. */
  @WithDefault("127.0.0.1")
  String host();

  /** How many people there are at the start. */
  @WithDefault("500")
  int people();

  /** Only clean pairs, one prospect and one lead each: for benchmarks. */
  @WithDefault("false")
  boolean pairsOnly();

  /** How often somebody else edits a record. */
  @WithDefault("0")
  double editsPerSecond();

  /** The same seed makes the same people. */
  @WithDefault("20261124")
  long seed();

  /** More custom fields of the prospects, by field id: {@code hobby} = {@code radio button}. */
  Map<String, String> pardotCustomFields();

  /**
   * More custom fields of the org, by object and name: {@code Lead.Level__c} = {@code double
   * required}; docs/sandbox.md lists the options.
   */
  Map<String, Map<String, String>> salesforceCustomFields();
}
