package org.syncline.record;

/** Salesforce ids have a case-sensitive form of 15 characters and a safe one of 18. */
public final class SalesforceId {
  private static final String CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
  private static final int SHORT = 15;
  private static final int CHUNK = 5;

  private SalesforceId() {}

  /** The form with three check characters; anything that is not 15 long comes back as it is. */
  public static String to18(String id) {
    if (id.length() != SHORT) {
      return id;
    }
    StringBuilder checked = new StringBuilder(id);
    for (int start = 0; start < SHORT; start += CHUNK) {
      checked.append(CHECK.charAt(upperCaseBits(id, start)));
    }
    return checked.toString();
  }

  private static int upperCaseBits(String id, int start) {
    int bits = 0;
    for (int i = 0; i < CHUNK; i++) {
      char c = id.charAt(start + i);
      bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
    }
    return bits;
  }
}
