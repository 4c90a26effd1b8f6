package org.syncline.access;

import java.util.List;
import java.util.Set;

/** What somebody may do; each may do what those before it may. */
public final class Roles {
  /** Reads, and asks what would be. */
  public static final String VIEWER = "viewer";

  /** Also changes what the sync does. */
  public static final String OPERATOR = "operator";

  /** Everything. */
  public static final String ADMIN = "admin";

  /** From the least to the most. */
  public static final List<String> ALL = List.of(VIEWER, OPERATOR, ADMIN);

  private Roles() {}

  /** The role with those that it includes. */
  static Set<String> upTo(String role) {
    return Set.copyOf(ALL.subList(0, ALL.indexOf(role) + 1));
  }
}
