package org.syncline.remote;

import java.net.URI;
import java.util.Optional;

/** The port that says where both systems are when no address of theirs is set. */
public interface FallbackAddress {
  Optional<URI> address();
}
