package org.syncline.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The truth tables of field values, as they are in their files. */
final class ConformanceTables {
  static final List<String> FILES =
      List.of("field-sync.yaml", "cleared-or-never-filled.yaml", "three-way.yaml");

  /** A blank checkbox is false in the CRM only: this case has no mirror image. */
  private static final String ONE_SIDED = "C16";

  private ConformanceTables() {}

  static Map<String, Object> content(String file) {
    try (InputStream in = ConformanceTables.class.getResourceAsStream("/conformance/" + file)) {
      return new Yaml().load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> rows(String file, String list) {
    return (List<Map<String, Object>>) content(file).get(list);
  }

  static Stream<ConformanceCase> cases() {
    return FILES.stream().flatMap(file -> rows(file, "cases").stream()).map(ConformanceCase::new);
  }

  static ConformanceCase named(String id) {
    return cases().filter(one -> id.equals(one.row().get("id"))).findFirst().orElseThrow();
  }

  /** Every case with marketing and the CRM in each other's place. */
  static Stream<ConformanceCase> mirrored() {
    return cases()
        .filter(one -> !ONE_SIDED.equals(one.row().get("id")))
        .map(ConformanceCase::mirrored);
  }
}
