package org.syncline.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own that boots the database as the server does, tells its address (a line without
 * one where there is no embedded server) and ends when its input does.
 */
final class DatabaseOwner {
  static final String TOLD = "database: ";

  private DatabaseOwner() {}

  public static void main(String[] args) throws IOException {
    try {
      DatabaseBoot.boot();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      return;
    }
    System.out.println(TOLD + System.getProperty("org.syncline.embedded-database-url", ""));
    System.in.read();
  }

  /** Starts it, with system properties and in a working folder. */
  static Process start(Path workingFolder, String... properties) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx128m");
    for (String property : properties) {
      command.add("-D" + property);
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), DatabaseOwner.class.getName()));
    return new ProcessBuilder(command)
        .directory(workingFolder.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
