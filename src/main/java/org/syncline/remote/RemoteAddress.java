package org.syncline.remote;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;

/** Where a system is, as it is set. */
public final class RemoteAddress {
  private RemoteAddress() {}

  /** The address without a slash at its end; the key is told where it is none. */
  public static URI checked(String key, URI url) {
    if (url.getRawUserInfo() != null) {
      // not shown: there is a password in it
      throw new ConfigurationException(key + " must not name a user or password before its host");
    }
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.matches("https?") || url.getHost() == null) {
      throw new ConfigurationException(
          key
              + " must be an address such as https://example.my.salesforce.com, not '"
              + shown(url)
              + "'");
    }
    return URI.create(url.toString().replaceAll("/+$", ""));
  }

  /** Where there is no host, a user and a password can still stand in what was taken for one. */
  private static String shown(URI url) {
    return url.toString().replaceAll("//[^/]*@", "//...@");
  }
}
