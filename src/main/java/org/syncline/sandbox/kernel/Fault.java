package org.syncline.sandbox.kernel;

import java.time.Duration;
import java.util.Map;

/**
 * One way to misbehave.
 *
 * @param method GET, POST and so on; empty: any
 * @param prefix of the path: {@code /services}, {@code /api/v5/objects/prospects}
 * @param kind what happens
 * @param delay before the call is carried out
 * @param status of an {@link Kind#ANSWER}
 * @param headers of an {@link Kind#ANSWER}, such as Retry-After
 * @param body of an {@link Kind#ANSWER}
 * @param remaining how many calls it still meets; negative: all
 * @param probability that it meets a call, 0 to 1
 */
public record Fault(
    int id,
    String method,
    String prefix,
    Kind kind,
    Duration delay,
    int status,
    Map<String, String> headers,
    String body,
    int remaining,
    double probability) {

  public enum Kind {
    /** The call is carried out, later. */
    LATENCY,
    /** The call is not carried out; this is the answer. */
    ANSWER,
    /** The call is carried out, but the connection is closed before its answer is through. */
    LOSE_ANSWER,
    /** The connection is closed; nothing is carried out. */
    LOSE_CALL
  }

  public Fault {
    headers = Map.copyOf(headers);
  }

  boolean meets(String calledMethod, String path) {
    return remaining != 0
        && path.startsWith(prefix)
        && (method.isEmpty() || method.equalsIgnoreCase(calledMethod));
  }

  Fault numbered(int number) {
    return new Fault(
        number, method, prefix, kind, delay, status, headers, body, remaining, probability);
  }

  Fault met() {
    int left = remaining < 0 ? remaining : remaining - 1;
    return new Fault(id, method, prefix, kind, delay, status, headers, body, left, probability);
  }
}
