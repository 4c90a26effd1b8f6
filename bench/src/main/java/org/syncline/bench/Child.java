package org.syncline.bench;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Java process that we started; it ends with us at the latest. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 90;
  private static final int LAST_LINES = 15;
  private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Process process;
  private final Path log;
  private final long startedNanos = System.nanoTime();

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    RUNNING.add(process);
  }

  /** Runs {@code java} with these arguments; what it says goes to the log. */
  static Child java(
      String name, Path jdk, List<String> arguments, Map<String, String> settings, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin").resolve("java").toString());
    command.addAll(arguments);
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    return new Child(name, builder.start(), log);
  }

  long pid() {
    return process.pid();
  }

  double secondsSinceStart() {
    return Seconds.since(startedNanos);
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Complains with the end of its log where it has ended. */
  void checkAlive() throws IOException {
    if (!process.isAlive()) {
      List<String> lines = Files.readAllLines(log);
      throw new IllegalStateException(
          "the %s ended with status %d: %s"
              .formatted(
                  name,
                  process.exitValue(),
                  String.join(
                      "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()))));
    }
  }

  boolean alive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Lets it end by itself, which it does when its input is closed. */
  void dismiss() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor(PATIENCE_SECONDS, SECONDS);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().completeOnTimeout(process, PATIENCE_SECONDS, SECONDS).join();
    kill();
    RUNNING.remove(process);
  }

  /** Ends all that still run, when we are interrupted. */
  static void closeAll() {
    RUNNING.forEach(Process::destroy);
    RUNNING.forEach(process -> process.onExit().orTimeout(PATIENCE_SECONDS, SECONDS).join());
  }
}
