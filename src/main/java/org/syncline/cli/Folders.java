package org.syncline.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.nio.file.Path;
import java.util.Optional;
import org.syncline.rules.RulesConfig;
import picocli.CommandLine.Option;

/** The folders that people edit: as given, else as the server's settings have them. */
final class Folders {
  @Option(names = "--rules", description = "Folder of the rule files.", paramLabel = "DIR")
  Path rules;

  @Option(names = "--mappings", description = "Folder of the mapping files.", paramLabel = "DIR")
  Path mappings;

  Path rules() {
    return Optional.ofNullable(rules).orElseGet(() -> settings().rules());
  }

  Path mappings() {
    return Optional.ofNullable(mappings).orElseGet(() -> settings().mappings());
  }

  /** Read as the server will: it does not run here. */
  static RulesConfig settings() {
    return ConfigUtils.configBuilder()
        .withMapping(RulesConfig.class)
        .withValidateUnknown(false)
        .build()
        .getConfigMapping(RulesConfig.class);
  }
}
