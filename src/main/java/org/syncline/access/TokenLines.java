package org.syncline.access;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads tokens from a setting; tells what is wrong without showing what may be a secret. */
final class TokenLines {
  private static final String HASH = "[0-9a-f]{64}";
  private static final int PARTS = 3;

  private final String source;
  private final List<StaticToken> tokens = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /**
   * @param source the setting, as problems name it
   */
  TokenLines(String source) {
    this.source = source;
  }

  TokenLines read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      read(i + 1, lines.get(i).strip());
    }
    return this;
  }

  List<StaticToken> tokens() {
    return tokens;
  }

  List<String> problems() {
    return problems;
  }

  private void read(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] parts = line.split(":", -1);
    if (parts.length != PARTS || !parts[0].matches(StaticToken.NAME)) {
      wrong(number, "is not name:role:hash");
      return;
    }
    StaticToken token = new StaticToken(parts[0], parts[1].strip(), parts[2].strip());
    if (!Roles.ALL.contains(token.role())) {
      // what stands there may be the token itself
      wrong(number, "has no role that is known, allowed: " + Roles.ALL);
    } else if (!token.hash().matches(HASH)) {
      wrong(number, "has no SHA-256 as 64 hexadecimal digits in lower case");
    } else if (!seen.add(token.name()) || !seen.add(token.hash())) {
      wrong(number, token.name() + " is there twice, by name or by token");
    } else {
      tokens.add(token);
    }
  }

  private void wrong(int number, String what) {
    problems.add("%s: entry %d: %s".formatted(source, number, what));
  }
}
