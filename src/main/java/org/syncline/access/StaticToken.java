package org.syncline.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A token that the settings know, by its hash.
 *
 * @param hash SHA-256: a token is 256 random bits, which no slow hash would make harder to guess
 */
public record StaticToken(String name, String role, String hash) {
  /** How a token may be named; not as if the name were the token. */
  public static final String NAME = "(?!syncline_)[A-Za-z0-9._@-]{1,64}";

  private static final int BYTES = 32;

  /** Scanners for secrets that got lost find it by this. */
  static final String PREFIX = "syncline_";

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new token, which is nowhere kept. */
  public static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The text without what may be a token that somebody put into the wrong place. */
  public static String hidden(String text) {
    return text.replaceAll("(?<![\\w./-])" + PREFIX + "[\\w-]*", PREFIX + "...");
  }

  public static String hashOf(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }

  /** Takes as long for a hash that is nearly right as for any other. */
  boolean matches(byte[] sha256) {
    return MessageDigest.isEqual(HexFormat.of().parseHex(hash), sha256);
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** As the setting has it. */
  public String line() {
    return name + ":" + role + ":" + hash;
  }

  @Override
  public String toString() {
    return name + " (" + role + ")";
  }
}
