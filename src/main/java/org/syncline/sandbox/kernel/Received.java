package org.syncline.sandbox.kernel;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A call that a stand-in for somebody else's system has taken.
 *
 * @param name of the stand-in
 * @param path with its query
 * @param headers by their names in small letters
 * @param id of what it has made
 */
public record Received(
    Instant at,
    String name,
    String method,
    String path,
    Map<String, String> headers,
    String body,
    String id) {
  public Received {
    headers = new TreeMap<>(headers);
  }
}
