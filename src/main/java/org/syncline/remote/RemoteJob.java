package org.syncline.remote;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Waits for a job at the other side, looking less and less often. */
public final class RemoteJob {
  private static final Logger LOG = Logger.getLogger(RemoteJob.class);

  /** About an hour; a job that takes longer counts as lost, and its records are looked at. */
  private static final int LOOKS = 1200;

  private static final long SHORTEST_MILLIS = 50;
  private static final long LONGEST_MILLIS = 3000;

  private final String name;
  private final Supplier<RemoteAnswer> look;
  private final Rest rest;

  /** How time passes between two looks. */
  interface Rest {
    void millis(long millis) throws InterruptedException;
  }

  public RemoteJob(String name, Supplier<RemoteAnswer> look) {
    this(name, look, Thread::sleep);
  }

  RemoteJob(String name, Supplier<RemoteAnswer> look, Rest rest) {
    this.name = name;
    this.look = look;
    this.rest = rest;
  }

  /**
   * The job's state once it has ended.
   *
   * @throws RemoteCallException if it does not end in time
   */
  public JsonNode ended(JsonNode first, Predicate<JsonNode> hasEnded) {
    JsonNode body = first;
    long wait = SHORTEST_MILLIS;
    for (int looks = 0; looks < LOOKS && !hasEnded.test(body); looks++) {
      await(wait);
      wait = Math.min(LONGEST_MILLIS, wait * 2);
      body = look(body);
    }
    if (!hasEnded.test(body)) {
      throw RemoteCallException.lost(name + " did not end in time", null);
    }
    return body;
  }

  /** One look that fails says nothing: the job runs on. */
  private JsonNode look(JsonNode before) {
    try {
      RemoteAnswer answer = look.get();
      return answer.ok() ? answer.json() : before;
    } catch (RemoteCallException e) {
      LOG.debugf("could not look at %s: %s", name, e.getMessage());
      return before;
    }
  }

  private void await(long millis) {
    try {
      rest.millis(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RemoteCallException.lost("interrupted while a job ran", e);
    }
  }
}
