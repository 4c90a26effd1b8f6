package org.syncline.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.syncline.record.Problem;

/**
 * A folder of text files that people edit. What is hidden is none of them: editors, and the mounts
 * of container platforms, keep copies there.
 */
public record TextFolder(Path folder, List<String> endings) {
  /** The files, in their order. */
  public List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder) && !hidden(path) && ours(path))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** How messages and versions name a file of the folder. */
  public static String inside(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private boolean hidden(Path path) {
    return StreamSupport.stream(folder.relativize(path).spliterator(), false)
        .anyMatch(name -> name.toString().startsWith("."));
  }

  private boolean ours(Path path) {
    return endings.stream().anyMatch(path.toString()::endsWith);
  }

  /**
   * The text of each file; what cannot be read is a problem.
   *
   * @param what is kept here: {@code rules}
   * @param expected the files that should be here
   */
  public Map<Path, String> read(String what, String expected, List<Problem> problems) {
    Map<Path, String> texts = new LinkedHashMap<>();
    if (!Files.isDirectory(folder)) {
      problems.add(problem(folder, "the " + what + " folder does not exist, expected " + expected));
      return texts;
    }
    int before = problems.size();
    try {
      files().forEach(file -> read(file, texts, problems));
    } catch (IOException e) {
      problems.add(problem(folder, "cannot be read: " + e.getMessage()));
    }
    if (texts.isEmpty() && problems.size() == before) {
      problems.add(problem(folder, "no " + what + " here, expected " + expected));
    }
    return texts;
  }

  private static void read(Path file, Map<Path, String> texts, List<Problem> problems) {
    try {
      texts.put(file, Files.readString(file));
    } catch (CharacterCodingException e) {
      problems.add(problem(file, "cannot be read: it is not UTF-8 text"));
    } catch (IOException e) {
      problems.add(problem(file, "cannot be read: " + e));
    }
  }

  private static Problem problem(Path path, String message) {
    return new Problem(path.toString(), 0, "", message);
  }
}
