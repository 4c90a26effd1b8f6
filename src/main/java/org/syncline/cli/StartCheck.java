package org.syncline.cli;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.access.AccessConfig;
import org.syncline.access.AccessSettings;
import org.syncline.access.StaticToken;
import org.syncline.database.DatabaseExamination;
import org.syncline.doctor.Finding;
import org.syncline.pardot.PardotDoor;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.Sessions;
import org.syncline.rules.RuleSetLoader;
import org.syncline.rules.RulesConfig;
import org.syncline.salesforce.SalesforceDoor;
import org.syncline.sandbox.SandboxConfig;
import org.syncline.setting.Keys;

/**
 * What keeps the server from starting, all of it and a line each, before anything of it runs: a
 * wrong setting should not have to be found in a stack trace.
 */
final class StartCheck {
  private static final List<String> ORG_SECRETS =
      List.of("client-secret", "private-key", "password");
  private final List<String> problems = new ArrayList<>();
  private final SmallRyeConfig settings;

  private StartCheck(SmallRyeConfig settings) {
    this.settings = settings;
  }

  /**
   * @param variables the names in the environment
   */
  static List<String> problems(Set<String> variables) {
    return found(variables).stream().map(StaticToken::hidden).toList();
  }

  private static List<String> found(Set<String> variables) {
    try {
      return new StartCheck(Settings.read()).all(variables);
    } catch (ConfigValidationException e) {
      return WrongSettings.lines(e);
    }
  }

  private List<String> all(Set<String> variables) {
    List<String> unknown = Settings.unknown(settings, variables);
    problems.addAll(new Ranges(settings).problems());
    problems.addAll(access());
    folders();
    problems.addAll(
        NotifyCheck.problems(settings, settings.getConfigMapping(RulesConfig.class).mappings()));
    systems();
    if (unknown.isEmpty() && problems.isEmpty()) {
      // what follows waits, or takes what is looked at
      database();
      ports();
    }
    return Stream.concat(unknown.stream(), problems.stream().map(Keys::inMessage)).toList();
  }

  private List<String> access() {
    return AccessSettings.of(settings.getConfigMapping(AccessConfig.class), settings).problems();
  }

  private void folders() {
    RulesConfig config = settings.getConfigMapping(RulesConfig.class);
    if (!RuleSetLoader.baked()) {
      folder("syncline.rules", config.rules());
    }
    folder("syncline.mappings", config.mappings());
  }

  private void folder(String key, Path folder) {
    if (!Files.isDirectory(folder)) {
      problems.add("%s: %s is no folder".formatted(key, folder.toAbsolutePath()));
    }
  }

  private void systems() {
    boolean sandbox = settings.getConfigMapping(SandboxConfig.class).enabled();
    if (sandbox) {
      ORG_SECRETS.forEach(secret -> withoutAddress("syncline.salesforce.", secret));
      withoutAddress("syncline.pardot.", "business-unit-id");
    }
    FallbackAddress fallback =
        () -> sandbox ? Optional.of(URI.create("http://127.0.0.1")) : Optional.empty();
    Sessions sessions = told(() -> SalesforceDoor.sessions(settings, fallback, Clock.systemUTC()));
    told(() -> PardotDoor.examiner(settings, fallback, sessions, true, Clock.systemUTC()));
  }

  /** Who sets a secret means a system of their own, and not the sandbox. */
  private void withoutAddress(String prefix, String key) {
    if (isSet(prefix + key) && !isSet(prefix + "url")) {
      problems.add("%s is set, but %surl is not".formatted(prefix + key, prefix));
    }
  }

  private boolean isSet(String key) {
    return settings.getOptionalValue(key, String.class).isPresent();
  }

  private interface Made<T> {
    T made();
  }

  private <T> T told(Made<T> thing) {
    try {
      return thing.made();
    } catch (ConfigurationException e) {
      problems.add(e.getMessage());
      return null;
    }
  }

  private void database() {
    DatabaseExamination.findings(settings).stream()
        .filter(finding -> finding.level() == Finding.Level.PROBLEM)
        .forEach(
            finding ->
                problems.add("database: %s. %s".formatted(finding.what(), finding.advice())));
  }

  private void ports() {
    if (plainHttp()) {
      port(
          "quarkus.http.port",
          settings.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0"),
          settings.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080));
    }
    SandboxConfig sandbox = settings.getConfigMapping(SandboxConfig.class);
    if (sandbox.enabled()) {
      port("syncline.sandbox.port", sandbox.host(), sandbox.port());
    }
  }

  /** Not where TLS is all that is listened for. */
  private boolean plainHttp() {
    return settings
        .getOptionalValue("quarkus.http.insecure-requests", String.class)
        .filter("disabled"::equalsIgnoreCase)
        .isEmpty();
  }

  private void port(String key, String host, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          "%s: cannot listen on port %d of %s: %s".formatted(key, port, host, e.getMessage()));
    }
  }
}
