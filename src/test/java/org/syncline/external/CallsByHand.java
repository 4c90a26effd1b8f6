package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.ExternalAction;
import org.syncline.mapping.MappingLoader;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.testsupport.InMemoryActions;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SandboxClock;

/** Calls of actions as a test declares them, with the settings that it sets. */
final class CallsByHand {
  static final RecordRef ANN = RecordRef.marketing("prospect", "7");
  private static final int ORDINAL = 500;

  final Map<String, String> settings = new HashMap<>();
  final InMemoryActions invocables = new InMemoryActions();
  final Clock clock = new SandboxClock("2026-11-24T09:00:00Z");
  private Optional<URI> sandbox = Optional.empty();

  CallsByHand set(String key, String value) {
    settings.put("syncline.external." + key, value);
    return this;
  }

  CallsByHand sandbox(String address) {
    sandbox = Optional.of(URI.create(address));
    return this;
  }

  private SmallRyeConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(ExternalConfig.class)
        .withSources(new PropertiesConfigSource(settings, "test", ORDINAL))
        .build();
  }

  ExternalCalls calls() {
    SmallRyeConfig config = config();
    return new ExternalCalls(
        config.getConfigMapping(ExternalConfig.class), config, invocables, () -> sandbox, clock);
  }

  /** The only action of a file. */
  static ExternalAction action(Path folder, String text) {
    RuleFiles files = RuleFiles.in(folder);
    files.write(files.mapping("actions/one.yaml"), text);
    MappingLoader.Loaded loaded = MappingLoader.load(files.mappings());
    assertThat(loaded.problems()).isEmpty();
    return loaded.mappings().externalActions().values().iterator().next();
  }

  static ExternalCall call(ExternalAction action, Map<String, ?> prospect, Map<String, ?> given) {
    return new ExternalCall(42, action, ANN, values(prospect), values(given));
  }

  private static Map<String, FieldValue> values(Map<String, ?> fields) {
    Map<String, FieldValue> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, FieldValue.of(value)));
    return values;
  }
}
