package org.syncline.rules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import org.syncline.setting.Every;

/** Where the files are that people edit. */
@ConfigMapping(prefix = "syncline")
public interface RulesConfig {
  /** Folder of the rule files, one folder a phase inside. */
  @WithDefault("rules")
  Path rules();

  /** Folder of the mapping files. */
  @WithDefault("mappings")
  Path mappings();

  /** Folder of the scenario files. */
  @WithDefault("scenarios")
  Path scenarios();

  /** How often the files are looked at for edits; {@code off} in tests. */
  @WithDefault("100ms")
  @WithConverter(Every.class)
  String rulesWatch();
}
