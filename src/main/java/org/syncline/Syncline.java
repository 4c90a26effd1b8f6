package org.syncline;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.syncline.cli.SynclineCommand;

/** Where the process starts. */
@QuarkusMain
public final class Syncline {
  Syncline() {}

  public static void main(String... arguments) {
    SynclineCommand.run(arguments).ifPresent(System::exit);
  }
}
