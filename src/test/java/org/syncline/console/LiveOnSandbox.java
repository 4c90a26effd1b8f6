package org.syncline.console;

import java.util.HashMap;
import java.util.Map;
import org.syncline.testsupport.OnSandbox;

/** A server that works by itself on a small sandbox in which nobody else edits anything. */
public class LiveOnSandbox extends OnSandbox {
  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("syncline.poll.every", "1s");
    settings.put("syncline.workers.enabled", "true");
    settings.put("syncline.console.every", "200ms");
    settings.put("syncline.console.heartbeat", "400ms");
    settings.put("syncline.console.viewers", "3");
    return settings;
  }
}
