package org.syncline.guides;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.testsupport.RuleFiles;

/**
 * A page of {@code docs/}. Parts of it are made by tests: between {@code <!-- generated: name -->}
 * and {@code <!-- end -->}. Its examples are files: a fenced block behind {@code <!-- file: path
 * -->}.
 */
record Guide(Path page, String text) {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- file: (\\S+) -->\\n+```\\w*\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern FENCED = Pattern.compile("(?m)^```(\\w+)$");

  /** A file that the page shows. */
  record Example(String path, String text) {}

  static Guide of(String page) {
    Path path = Path.of("docs", page);
    return new Guide(path, RuleFiles.read(path));
  }

  private static Pattern part(String name) {
    return Pattern.compile(
        "(<!-- generated: " + Pattern.quote(name) + " -->\\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
  }

  String generated(String name) {
    Matcher matcher = part(name).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(page + " has no part 'generated: " + name + "'");
    }
    return matcher.group(2);
  }

  Guide with(String name, String made) {
    return new Guide(
        page, part(name).matcher(text).replaceFirst("$1" + Matcher.quoteReplacement(made) + "$3"));
  }

  Guide save() {
    try {
      Files.writeString(page, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    Matcher matcher = EXAMPLE.matcher(text);
    while (matcher.find()) {
      examples.add(new Example(matcher.group(1), matcher.group(2) + "\n"));
    }
    return examples;
  }

  /** How many blocks of a language there are, named as files or not. */
  long blocks(String language) {
    return FENCED.matcher(text).results().filter(one -> one.group(1).equals(language)).count();
  }
}
