package org.syncline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.syncline.database.DatabaseBoot;

/** Starts the server. */
@QuarkusMain
public final class Syncline {
  Syncline() {}

  public static void main(String... args) {
    try {
      DatabaseBoot.boot();
    } catch (IllegalStateException e) {
      System.err.println(e.getMessage());
      // no hooks: nothing runs yet, and the log would pour out what it has held back so far
      Runtime.getRuntime().halt(1);
    }
    Quarkus.run(args);
  }
}
