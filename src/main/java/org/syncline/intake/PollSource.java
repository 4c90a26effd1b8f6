package org.syncline.intake;

import java.util.Optional;

/**
 * One thing that is polled: an object, or an object by way of a parent whose change shows in the
 * object's joined fields ({@code Contact via Account}).
 */
public record PollSource(String object, Optional<String> via) {
  public static PollSource of(String object) {
    return new PollSource(object, Optional.empty());
  }

  public static PollSource via(String object, String parent) {
    return new PollSource(object, Optional.of(parent));
  }

  /** Its name in the watermarks: {@code Contact} or {@code Contact via Account}. */
  public String name() {
    return via.map(parent -> object + " via " + parent).orElse(object);
  }
}
