package org.syncline.testsupport;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** A feature's settings without an application: defaults, and what a test sets. */
public final class TestConfig {
  private static final int ORDINAL = 500;

  private TestConfig() {}

  public static <T> T of(Class<T> mapping, Map<String, String> set) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(mapping)
        .withSources(new PropertiesConfigSource(set, "test", ORDINAL))
        .build()
        .getConfigMapping(mapping);
  }
}
