package org.syncline.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.TextFolder;
import org.syncline.record.Problem;

/** Scenario files on disk. */
public final class ScenarioFiles {
  private static final List<String> ENDINGS = List.of(".yaml", ".yml");

  private ScenarioFiles() {}

  /** The texts of all scenario files in a folder and in folders inside it, by their path. */
  public static Map<String, String> in(Path folder, List<Problem> problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    new TextFolder(folder, ENDINGS)
        .read("scenarios", "*.yaml files", problems)
        .forEach((file, text) -> texts.put(name(file), text));
    return texts;
  }

  /** The same, by their path inside the folder. */
  public static Map<String, String> inside(Path folder, List<Problem> problems) {
    Map<String, String> texts = new LinkedHashMap<>();
    new TextFolder(folder, ENDINGS)
        .read("scenarios", "*.yaml files", problems)
        .forEach((file, text) -> texts.put(name(folder.relativize(file)), text));
    return texts;
  }

  /** One file, or all of a folder. */
  public static Map<String, String> at(Path place, List<Problem> problems) {
    if (Files.isDirectory(place)) {
      return in(place, problems);
    }
    try {
      return Map.of(name(place), Files.readString(place));
    } catch (IOException e) {
      problems.add(new Problem(name(place), 0, "", "cannot be read: " + e));
      return Map.of();
    }
  }

  private static String name(Path file) {
    return file.toString().replace('\\', '/');
  }
}
