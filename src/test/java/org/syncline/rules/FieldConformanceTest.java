package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.decision.PairDecider;
import org.yaml.snakeyaml.Yaml;

/** The truth tables of field values, each case through the shipped rules and the real engine. */
class FieldConformanceTest {
  private static final List<String> TABLES =
      List.of("field-sync.yaml", "cleared-or-never-filled.yaml", "three-way.yaml");
  private static final PairDecider SHIPPED =
      RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).decider();

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> table_everyCase_endsAsWanted() {
    return cases().map(one -> dynamicTest(one.id(), () -> check(one, SHIPPED)));
  }

  static Stream<ConformanceCase> cases() {
    return TABLES.stream().flatMap(FieldConformanceTest::cases);
  }

  @SuppressWarnings("unchecked")
  private static Stream<ConformanceCase> cases(String table) {
    try (InputStream in = FieldConformanceTest.class.getResourceAsStream("/conformance/" + table)) {
      Map<String, Object> content = new Yaml().load(in);
      return ((List<Map<String, Object>>) content.get("cases")).stream().map(ConformanceCase::new);
    } catch (IOException e) {
      throw new IllegalStateException(table, e);
    }
  }

  private static void check(ConformanceCase one, PairDecider decider) {
    ConformanceCase.After after = one.run(decider);
    if ("review".equals(one.row().get("after"))) {
      assertThat(after.review()).as(after.reason()).isTrue();
      assertThat(after.writes()).isZero();
      return;
    }
    assertThat(after.review()).as(after.reason()).isFalse();
    if (!Integer.valueOf(0).equals(one.row().get("writes"))) {
      assertThat(after.marketing()).as(after.reason()).isEqualTo(one.wanted("marketing"));
      assertThat(after.crm()).as(after.reason()).isEqualTo(one.wanted("crm"));
    }
    if (one.row().containsKey("writes")) {
      assertThat(after.writes()).as(after.reason()).isEqualTo(one.row().get("writes"));
    }
  }

  @Test
  void tieBreak_timesTooClose_isNamedInTheReason() {
    ConformanceCase t6 =
        cases().filter(one -> one.id().startsWith("T6 ")).findFirst().orElseThrow();
    assertThat(t6.run(SHIPPED).reason()).contains("tie-breaker crm");
  }

  @TestFactory
  Stream<DynamicTest> rulesOfABehavior_deleted_failItsCases() {
    return Stream.of(
            "use-marketing",
            "use-crm",
            "always-crm",
            "most-recent",
            "merge",
            "review",
            "use-crm-unless-blank")
        .map(
            behavior ->
                dynamicTest(
                    behavior,
                    () -> {
                      PairDecider without =
                          edited(text -> text.replace("\"" + behavior + "\"", "\"nobody's\""));
                      assertThat(failures(without).map(ConformanceCase::behavior))
                          .contains(behavior);
                    }));
  }

  @Test
  void blankGuards_deleted_failTheirCases() throws IOException {
    Files.createDirectories(folder.resolve("rules/field"));
    for (String kept : List.of("field-sync.drl", "most-recent.drl")) {
      Files.copy(Path.of("rules/field", kept), folder.resolve("rules/field").resolve(kept));
    }
    PairDecider without =
        RuleSetLoader.load(folder.resolve("rules"), Path.of("mappings")).decider();
    assertThat(failures(without).map(one -> one.row().get("id")))
        .contains("F2", "F5", "F9", "F10", "N5", "C1", "C3", "C5", "C6", "C10", "C13");
  }

  private static Stream<ConformanceCase> failures(PairDecider decider) {
    return cases()
        .filter(
            one -> {
              try {
                check(one, decider);
                return false;
              } catch (AssertionError e) {
                return true;
              }
            });
  }

  private PairDecider edited(UnaryOperator<String> edit) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules-" + System.nanoTime()));
    Files.createDirectories(rules.resolve("field"));
    try (Stream<Path> files = Files.list(Path.of("rules/field"))) {
      for (Path file : files.toList()) {
        Files.writeString(
            rules.resolve("field").resolve(file.getFileName()), edit.apply(Files.readString(file)));
      }
    }
    return RuleSetLoader.load(rules, Path.of("mappings")).decider();
  }
}
