package org.syncline.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What prospects did outside of both systems, such as in a webinar. Pardot numbers those that it is
 * told of; one that is posted here has a hash of its key for its id, so that the same key is the
 * same record.
 */
public final class ExternalActivities {
  public static final String OBJECT = "externalActivity";

  static final String POSTED_ID = "[0-9a-f]{32}";
  private static final int BYTES = 16;

  private ExternalActivities() {}

  /** The record of the activity that was posted under this key. */
  public static RecordRef posted(String key) {
    return RecordRef.marketing(OBJECT, HexFormat.of().formatHex(sha256(key), 0, BYTES));
  }

  /** Whether it was posted here: no system knows it, so that nobody can read it again. */
  public static boolean posted(RecordRef record) {
    return record.system() == SystemName.MARKETING
        && record.object().equals(OBJECT)
        && record.id().matches(POSTED_ID);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
