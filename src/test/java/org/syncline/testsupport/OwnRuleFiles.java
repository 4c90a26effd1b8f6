package org.syncline.testsupport;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Two systems in memory, and rule and mapping files that the test may edit. */
public class OwnRuleFiles extends TwoSystems {
  private static final Path FOLDER = Path.of("target", "own-rule-files");

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    RuleFiles files = shipped();
    settings.put("syncline.rules", files.rules().toString());
    settings.put("syncline.mappings", files.mappings().toString());
    return settings;
  }

  /** The files as they are shipped. */
  public static RuleFiles shipped() {
    return RuleFiles.in(FOLDER);
  }
}
