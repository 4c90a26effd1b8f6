package org.syncline.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syncline.mapping.MappingLoader;
import org.syncline.record.Problem;

/**
 * Writes mapping files into a folder: all of them whole, or none. They are read as a server would
 * before they take their places.
 */
public final class WrittenFiles {
  private final Path folder;

  public WrittenFiles(Path folder) {
    this.folder = folder;
  }

  /** Those that are there already. */
  public List<Path> inTheWay(Iterable<String> names) {
    List<Path> there = new ArrayList<>();
    names.forEach(name -> there.add(folder.resolve(name)));
    there.removeIf(Files::notExists);
    return there;
  }

  /** What is wrong with them; nothing was written then. */
  public List<Problem> write(Map<String, String> files) throws IOException {
    Files.createDirectories(folder);
    // a hidden folder is not looked into by a server that watches this one
    Path drafts = Files.createTempDirectory(folder, ".import-");
    try {
      Map<Path, Path> places = new LinkedHashMap<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path draft = Files.writeString(drafts.resolve(file.getKey()), file.getValue());
        places.put(draft, folder.resolve(file.getKey()));
      }
      List<Problem> problems = MappingLoader.load(drafts).problems();
      return problems.isEmpty() ? moved(places) : placed(problems, places);
    } finally {
      delete(drafts);
    }
  }

  private static List<Problem> moved(Map<Path, Path> places) throws IOException {
    for (Map.Entry<Path, Path> place : places.entrySet()) {
      Files.move(place.getKey(), place.getValue(), StandardCopyOption.REPLACE_EXISTING);
    }
    return List.of();
  }

  private static List<Problem> placed(List<Problem> problems, Map<Path, Path> places) {
    return problems.stream()
        .map(problem -> problem.in(places.get(Path.of(problem.file())).toString()))
        .toList();
  }

  private static void delete(Path drafts) throws IOException {
    try (var left = Files.list(drafts)) {
      for (Path draft : left.toList()) {
        Files.delete(draft);
      }
    }
    Files.delete(drafts);
  }
}
