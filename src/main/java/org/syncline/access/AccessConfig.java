package org.syncline.access;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** How access is given. */
@ConfigMapping(prefix = "syncline")
public interface AccessConfig {
  /** Without a default in production, so that nobody runs an open server by oversight. */
  Optional<Auth> auth();

  /** {@code name:role:hash} with commas between; the command {@code token} makes them. */
  Optional<String> tokens();

  /** The same in a file, one a line; lines that begin with {@code #} are comments. */
  Optional<Path> tokensFile();
}
