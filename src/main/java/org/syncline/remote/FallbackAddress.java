package org.syncline.remote;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The port that says where both systems are when no address of theirs is set. */
public interface FallbackAddress {
  Optional<URI> address();

  /** The address, unless the settings say that one of the systems is elsewhere. */
  default Optional<URI> ofBoth(Config settings) {
    return address()
        .filter(
            address ->
                Stream.of("syncline.salesforce.url", "syncline.pardot.url")
                    .flatMap(key -> settings.getOptionalValue(key, String.class).stream())
                    .allMatch(url -> url.replaceAll("/+$", "").equals(address.toString())));
  }
}
