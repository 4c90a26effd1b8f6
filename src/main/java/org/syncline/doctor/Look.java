package org.syncline.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.syncline.remote.RemoteCallException;

/** One look at a system, which ends in findings whatever happens. */
public final class Look {
  private Look() {}

  public static List<Finding> at(String topic, Supplier<List<Finding>> look) {
    try {
      return look.get();
    } catch (RemoteCallException e) {
      return List.of(
          Finding.problem(
              topic,
              e.getMessage(),
              "Run doctor again; if it stays, look at the system's status."));
    } catch (RuntimeException e) {
      return List.of(Finding.unexpected(topic, e));
    }
  }
}
