package org.syncline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what the figures were had. */
final class Machine {
  private Machine() {}

  static Map<String, String> described(Options options) throws IOException {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", processor());
    machine.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    machine.put("memory", memory());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("java", release(options.jdk()));
    machine.put("heap of the server", options.heap());
    machine.put("database", options.database().isPresent() ? "brought" : "embedded PostgreSQL");
    return machine;
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
