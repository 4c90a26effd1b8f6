package org.syncline.remote;

/** The port through which calls are signed: one sign-in serves both systems. */
public interface Sessions {
  /**
   * The session in use; signs in first where there is none.
   *
   * @throws RemoteCallException if signing in failed
   */
  RemoteSession current();

  /** Signs in anew, unless somebody else has since this session was refused. */
  RemoteSession renewed(RemoteSession refused);
}
