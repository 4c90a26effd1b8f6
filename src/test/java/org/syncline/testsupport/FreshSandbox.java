package org.syncline.testsupport;

import java.util.HashMap;
import java.util.Map;

/** A sandbox that nobody has synced yet. */
public class FreshSandbox extends OnSandbox {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("syncline.sandbox.people", "400");
    return settings;
  }
}
