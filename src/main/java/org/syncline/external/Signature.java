package org.syncline.external;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What tells a receiver that a call is ours, and when it was made. */
final class Signature {
  static final String HEADER = "Syncline-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** {@code t=<unix seconds>,v1=<hex of the HMAC-SHA256 of "t.body">}. */
  static String of(String key, Instant at, String body) {
    String signed = at.getEpochSecond() + "." + body;
    return "t=%d,v1=%s".formatted(at.getEpochSecond(), HexFormat.of().formatHex(mac(key, signed)));
  }

  private static byte[] mac(String key, String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
