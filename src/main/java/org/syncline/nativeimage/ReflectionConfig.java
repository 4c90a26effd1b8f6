package org.syncline.nativeimage;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells GraalVM which classes are looked into by name at run time: every record of ours, for rows
 * of the database, JSON and the words of rules are read into and out of records; every enum, for
 * its words are the words of files; and every resource, for its methods tell who may call them. All
 * of them rather than a list that somebody forgets.
 */
final class ReflectionConfig {
  private static final String FILE =
      "META-INF/native-image/org.syncline/syncline/reflect-config.json";

  private ReflectionConfig() {}

  /** One class, as GraalVM's file says it. */
  record Entry(
      String name,
      boolean allDeclaredConstructors,
      boolean allDeclaredMethods,
      boolean allDeclaredFields,
      boolean allRecordComponents) {}

  /** Argument: the folder of the classes. */
  public static void main(String... arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    Path file = classes.resolve(FILE);
    Files.createDirectories(file.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), entries(classes));
  }

  static List<Entry> entries(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes.resolve("org").resolve("syncline"))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .sorted()
          .map(ReflectionConfig::loaded)
          .filter(ReflectionConfig::looked)
          .map(type -> new Entry(type.getName(), true, true, true, type.isRecord()))
          .toList();
    }
  }

  private static boolean looked(Class<?> type) {
    return type.isRecord() || type.isEnum() || type.isAnnotationPresent(jakarta.ws.rs.Path.class);
  }

  private static Class<?> loaded(String file) {
    String name = file.replaceAll("\\.class$", "").replaceAll("[/\\\\]", ".");
    try {
      return Class.forName(name, false, ReflectionConfig.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
