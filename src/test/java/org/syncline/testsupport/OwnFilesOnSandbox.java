package org.syncline.testsupport;

import java.util.HashMap;
import java.util.Map;

/** The application on the sandbox inside it, with rule and mapping files that the test may edit. */
public class OwnFilesOnSandbox extends OnSandbox {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    RuleFiles files = OwnRuleFiles.shipped();
    settings.put("syncline.rules", files.rules().toString());
    settings.put("syncline.mappings", files.mappings().toString());
    settings.put("syncline.sandbox.pardot-custom-fields.\"doNotSync\"", "boolean");
    return settings;
  }
}
