package org.syncline.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.syncline.database.Rows;

/** Stamp, field list and content of a change as one hash: equal digests bring nothing new. */
final class ChangeDigest {
  private ChangeDigest() {}

  static String of(Change change) {
    String content =
        change.modifiedAt()
            + (change.deleted() ? " deleted " : " ")
            + Rows.json(new TreeMap<>(change.fields()))
            + Rows.json(new TreeMap<>(change.fieldTimes()));
    return HexFormat.of().formatHex(sha256(content), 0, 16);
  }

  private static byte[] sha256(String content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
