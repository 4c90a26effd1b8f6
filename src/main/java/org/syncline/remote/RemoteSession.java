package org.syncline.remote;

import java.net.URI;

/**
 * Signed in to a remote system.
 *
 * @param token for the header {@code Authorization: Bearer}
 * @param instance where the system's API is for this session
 * @param userId the id of the user as whom we act, as the system told it at sign-in; may be empty
 */
public record RemoteSession(String token, URI instance, String userId) {
  /** A token never reaches a log. */
  @Override
  public String toString() {
    return "session of " + userId + " at " + instance;
  }
}
