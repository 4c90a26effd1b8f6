package org.syncline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.syncline.database.DatabaseBoot;

/** Starts the server. */
@QuarkusMain
public final class Syncline {
  Syncline() {}

  public static void main(String... args) {
    DatabaseBoot.boot();
    Quarkus.run(args);
  }
}
