package org.syncline.testsupport;

import io.vertx.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bodies that were recorded from a real org. */
public final class Recorded {
  public static final Path SALESFORCE = Path.of("src/test/resources/recorded-salesforce");

  private Recorded() {}

  public static String salesforce(String file) {
    return text(SALESFORCE.resolve(file));
  }

  /** An object or an array. */
  public static Object salesforceJson(String file) {
    return Json.decodeValue(salesforce(file));
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
