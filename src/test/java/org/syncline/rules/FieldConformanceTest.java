package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.PairDecider;
import org.syncline.record.FieldValue;

/** The truth tables of field values, each case through the shipped rules and the real engine. */
class FieldConformanceTest {
  private static final PairDecider SHIPPED =
      RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).decider();

  @TestFactory
  Stream<DynamicTest> table_everyCase_endsAsWanted() {
    return ConformanceTables.cases().map(FieldConformanceTest::test);
  }

  @TestFactory
  Stream<DynamicTest> table_everyCaseMirrored_endsAsWanted() {
    return ConformanceTables.mirrored().map(FieldConformanceTest::test);
  }

  private static DynamicTest test(ConformanceCase one) {
    return dynamicTest(one.id(), () -> one.check(SHIPPED));
  }

  @Test
  void tables_everyFileAndList_isRunBySomeTest() throws IOException {
    Set<String> run = new HashSet<>(Set.of("identity.yaml: cases"));
    ConformanceTables.FILES.forEach(file -> run.add(file + ": cases"));
    run.add("three-way.yaml: independent_fields");
    Set<String> found = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/conformance"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        ConformanceTables.content(name).forEach((key, value) -> addList(found, name, key, value));
      }
    }
    assertThat(found).isEqualTo(run);
  }

  private static void addList(Set<String> found, String file, String key, Object value) {
    if (value instanceof List<?>) {
      found.add(file + ": " + key);
    }
  }

  @Test
  void tieBreak_timesTooClose_isNamedInTheReason() {
    assertThat(ConformanceTables.named("T6").decision(SHIPPED).reason())
        .contains("tie-breaker crm");
  }

  @Test
  void bothMovedToOneValue_isAgreedOn() {
    assertThat(ConformanceTables.named("T9").decision(SHIPPED).agrees()).isTrue();
  }

  @Test
  void editThatIsPutBack_isKeptAsLost() {
    assertThat(ConformanceTables.named("T10").decision(SHIPPED).lost())
        .map(FieldDecision.Lost::value)
        .contains(FieldValue.of("b"));
  }
}
