package org.syncline.vendor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.mapping.MappingLoader;
import org.syncline.record.Problem;

/**
 * Mapping files for a folder: all of them whole, or none. They are read as a server would read them
 * there, beside the other files, before they take their places.
 */
public final class WrittenFiles {
  private final Path folder;
  private final Path otherwise;

  /**
   * @param folder that they are for
   * @param otherwise whose other files are taken where that folder has none yet
   */
  public WrittenFiles(Path folder, Path otherwise) {
    this.folder = folder;
    this.otherwise = otherwise;
  }

  /** Those that are there already. */
  public List<Path> inTheWay(Iterable<String> names) {
    List<Path> there = new ArrayList<>();
    names.forEach(name -> there.add(folder.resolve(name)));
    there.removeIf(Files::notExists);
    return there;
  }

  /** What would be wrong with the folder if they were in it. */
  public List<Problem> problems(Map<String, String> files) throws IOException {
    Path drafts = Files.createTempDirectory("syncline-import-");
    try {
      copyOthers(files.keySet(), drafts);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(drafts.resolve(file.getKey()), file.getValue());
      }
      return MappingLoader.load(drafts).problems().stream()
          .map(problem -> problem.in(place(drafts, problem.file())))
          .toList();
    } finally {
      delete(drafts);
    }
  }

  private String place(Path drafts, String file) {
    Path found = Path.of(file);
    return found.startsWith(drafts) ? folder.resolve(drafts.relativize(found)).toString() : file;
  }

  private void copyOthers(Set<String> names, Path drafts) throws IOException {
    Path from = mappingFiles(folder).isEmpty() ? otherwise : folder;
    for (Path file : mappingFiles(from)) {
      Path copy = drafts.resolve(from.relativize(file));
      if (!names.contains(from.relativize(file).toString())) {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private static List<Path> mappingFiles(Path folder) throws IOException {
    return Files.isDirectory(folder) ? MappingLoader.files(folder).files() : List.of();
  }

  /** What is wrong with them; nothing was written then. */
  public List<Problem> write(Map<String, String> files) throws IOException {
    List<Problem> problems = problems(files);
    if (problems.isEmpty()) {
      Files.createDirectories(folder);
      // a hidden folder is not looked into by a server that watches this one
      Path drafts = Files.createTempDirectory(folder, ".import-");
      try {
        replace(files, drafts);
      } finally {
        delete(drafts);
      }
    }
    return problems;
  }

  private void replace(Map<String, String> files, Path drafts) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(drafts.resolve(file.getKey()), file.getValue());
    }
    Map<Path, Path> aside = new LinkedHashMap<>();
    List<Path> placed = new ArrayList<>();
    try {
      for (Path there : inTheWay(files.keySet())) {
        aside.put(there, Files.move(there, drafts.resolve(there.getFileName() + ".before")));
      }
      for (String name : files.keySet()) {
        placed.add(Files.move(drafts.resolve(name), folder.resolve(name)));
      }
    } catch (IOException e) {
      for (Path path : placed) {
        Files.deleteIfExists(path);
      }
      for (Map.Entry<Path, Path> before : aside.entrySet()) {
        Files.move(before.getValue(), before.getKey(), StandardCopyOption.REPLACE_EXISTING);
      }
      throw e;
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(one);
      }
    }
  }
}
