package org.syncline.external;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whom actions may call: who edits a file must not be able to reach whatever the server reaches.
 *
 * @param hosts as they are set
 * @param sandbox where it is, if it runs inside; it may always be called
 */
record AllowedHosts(List<CallableHost> hosts, Optional<URI> sandbox) {
  private static final String CODE = "HOST_NOT_ALLOWED";

  /**
   * @throws RefusedCall if the address must not be called
   */
  void check(URI address) {
    if ("sandbox".equals(address.getScheme())) {
      throw new RefusedCall(
          CODE, address + " is of the sandbox, which does not run inside this server");
    }
    if (!isSandbox(address) && hosts.stream().noneMatch(host -> host.is(address))) {
      throw new RefusedCall(
          CODE,
          "%s is not among syncline.external.allowed-hosts, %s"
              .formatted(address.getAuthority(), shown()));
    }
  }

  private boolean isSandbox(URI address) {
    return sandbox
        .filter(one -> one.getHost().equals(address.getHost()))
        .filter(one -> CallableHost.portOf(one) == CallableHost.portOf(address))
        .isPresent();
  }

  private String shown() {
    return hosts.isEmpty()
        ? "which are none"
        : hosts.stream().map(CallableHost::toString).collect(Collectors.joining(", "));
  }
}
