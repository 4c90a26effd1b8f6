package org.syncline.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of access, as far as they are right.
 *
 * @param problems each a line that names its setting; the server does not start with one
 */
public record AccessSettings(Auth auth, List<StaticToken> tokens, List<String> problems) {
  private static final String AUTH = "syncline.auth (SYNCLINE_AUTH)";
  private static final String TOKENS = "syncline.tokens (SYNCLINE_TOKENS)";
  private static final String FILE = "syncline.tokens-file (SYNCLINE_TOKENS_FILE)";

  /** Of the one provider or of a named tenant, as a key or as a variable. */
  private static final Pattern PROVIDER =
      Pattern.compile(
          "quarkus\\Woidc\\W(?:.+\\W)?"
              + "(?:auth\\Wserver\\Wurl|public\\Wkey|provider|certificate\\Wchain\\W.+)");

  public AccessSettings {
    tokens = List.copyOf(tokens);
    problems = List.copyOf(problems);
  }

  /**
   * @param all where the settings of the provider are
   */
  public static AccessSettings of(AccessConfig config, Config all) {
    if (config.auth().isEmpty()) {
      return wrong(
          AUTH
              + " is not set: tokens (the command 'token' makes one), oidc, or none where nobody"
              + " else reaches the server");
    }
    Auth auth = config.auth().get();
    return switch (auth) {
      case TOKENS -> tokens(config);
      case OIDC -> oidc(all);
      case NONE -> new AccessSettings(auth, List.of(), List.of());
    };
  }

  /** Nobody is let in as long as it is wrong. */
  private static AccessSettings wrong(String problem) {
    return new AccessSettings(Auth.TOKENS, List.of(), List.of(problem));
  }

  private static AccessSettings oidc(Config all) {
    boolean provider =
        StreamSupport.stream(all.getPropertyNames().spliterator(), false)
            .filter(
                key -> PROVIDER.matcher(key.toLowerCase(Locale.ROOT).replace('_', '.')).matches())
            .anyMatch(key -> all.getOptionalValue(key, String.class).isPresent());
    return provider
        ? new AccessSettings(Auth.OIDC, List.of(), List.of())
        : wrong(
            AUTH
                + " is oidc, but quarkus.oidc.auth-server-url (QUARKUS_OIDC_AUTH_SERVER_URL) is not"
                + " set: the address of your provider's realm");
  }

  private static AccessSettings tokens(AccessConfig config) {
    List<String> problems = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    config.tokens().ifPresent(text -> lines.addAll(List.of(text.split("[,\\n]"))));
    TokenLines set = new TokenLines(TOKENS).read(lines);
    problems.addAll(set.problems());
    List<StaticToken> tokens = new ArrayList<>(set.tokens());
    config
        .tokensFile()
        .map(AccessSettings::fromFile)
        .ifPresent(
            file -> {
              tokens.addAll(file.tokens());
              problems.addAll(file.problems());
            });
    if (tokens.isEmpty() && problems.isEmpty()) {
      problems.add(
          "%s is tokens, but neither %s nor %s has one; the command 'token' makes one"
              .formatted(AUTH, TOKENS, FILE));
    }
    twice(tokens).ifPresent(name -> problems.add(FILE + ": " + name + " is in " + TOKENS + " too"));
    return new AccessSettings(Auth.TOKENS, tokens, problems);
  }

  private static Optional<String> twice(List<StaticToken> tokens) {
    List<String> names = tokens.stream().map(StaticToken::name).toList();
    return names.stream().filter(name -> names.indexOf(name) != names.lastIndexOf(name)).findAny();
  }

  private static TokenLines fromFile(Path file) {
    boolean secret = file.toString().startsWith(StaticToken.PREFIX);
    String shown = secret ? "what is set" : file.toAbsolutePath().toString();
    TokenLines lines = new TokenLines(FILE + " " + shown);
    try {
      return lines.read(Files.readAllLines(file));
    } catch (IOException e) {
      lines.problems().add("%s: %s cannot be read".formatted(FILE, shown));
      return lines;
    }
  }
}
