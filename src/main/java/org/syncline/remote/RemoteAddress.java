package org.syncline.remote;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;

/** Where a system is, as it is set. */
public final class RemoteAddress {
  private RemoteAddress() {}

  /** The address without a slash at its end; the key is told where it is none. */
  public static URI checked(String key, URI url) {
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.matches("https?") || url.getHost() == null) {
      throw new ConfigurationException(
          key + " must be an address such as https://example.my.salesforce.com, not '" + url + "'");
    }
    return URI.create(url.toString().replaceAll("/+$", ""));
  }
}
