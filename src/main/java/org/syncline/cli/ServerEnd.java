package org.syncline.cli;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.syncline.setting.Keys;

/** How the process ends: what a person can mend is told in a line, and all else with its trace. */
final class ServerEnd {
  private static final Logger LOG = Logger.getLogger(ServerEnd.class);

  private ServerEnd() {}

  static void exit(int status, Throwable why) {
    if (why != null) {
      Optional<String> line = line(why);
      line.ifPresentOrElse(System.err::println, () -> LOG.error("The server does not start", why));
    }
    System.exit(status);
  }

  static Optional<String> line(Throwable why) {
    List<Throwable> causes =
        Stream.iterate(why, cause -> cause != null, Throwable::getCause).toList();
    return causes.stream().flatMap(cause -> told(cause).stream()).findFirst();
  }

  private static Optional<String> told(Throwable cause) {
    if (cause instanceof ConfigValidationException wrong) {
      return Optional.of(String.join(System.lineSeparator(), WrongSettings.lines(wrong)));
    }
    if (cause instanceof BindException) {
      return Optional.of(Keys.both("quarkus.http.port") + ": " + cause.getMessage());
    }
    boolean ours = cause instanceof ConfigurationException && cause.getMessage() != null;
    return ours ? Optional.of(Keys.inMessage(cause.getMessage())) : Optional.empty();
  }
}
