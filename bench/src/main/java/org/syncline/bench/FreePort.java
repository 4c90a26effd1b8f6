package org.syncline.bench;

import java.io.IOException;
import java.net.ServerSocket;

/** Ports that nobody uses at this moment. */
final class FreePort {
  private FreePort() {}

  static int any() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
