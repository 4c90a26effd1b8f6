package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BakedRulesTest {
  private static final Path SHIPPED = Path.of("rules");
  private static final List<RuleSource> BAKED =
      new FolderRules().sources(SHIPPED, new ArrayList<>());

  @TempDir Path folder;

  @Test
  void build_ofTheJvm_hasNoBakedRules() {
    assertThat(BakedRules.PRESENT).isFalse();
    assertThat(RuleOrigin.ofThisBuild()).isInstanceOf(FolderRules.class);
  }

  @Test
  void rulesFolder_thatIsTheSameOrNotThere_isNoProblem() {
    assertThat(BakedRules.edited(SHIPPED, BAKED)).isEmpty();
    assertThat(BakedRules.edited(folder, BAKED)).isEmpty();
    assertThat(BakedRules.edited(folder.resolve("none"), BAKED)).isEmpty();
  }

  @Test
  void ruleFile_editedMissingOrNew_isToldWithTheAdviceToRebuild() throws IOException {
    Path phase = Files.createDirectories(folder.resolve("field"));
    Files.copy(SHIPPED.resolve("field/most-recent.drl"), phase.resolve("most-recent.drl"));
    Files.writeString(phase.resolve("null-values.drl"), "// gone\n");
    Files.writeString(phase.resolve("own.drl"), "// new\n");

    assertThat(BakedRules.edited(folder, BAKED))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(folder.toString());
              assertThat(problem.message())
                  .contains("baked into this binary")
                  .contains(
                      "assignment/assignment.drl, assignment/round-robin.drl,"
                          + " automation/automation.drl,"
                          + " field/field-sync.drl, field/null-values.drl, field/own.drl,"
                          + " field/prevailing-values.drl;")
                  .contains("rebuild");
            });
  }

  @Test
  void baker_shippedRules_keepsTheirTextsAndGivesDroolsWhatItNeeds() throws IOException {
    RuleBaker.bake(SHIPPED, folder.resolve("compiled"), folder.resolve("classes"));

    for (RuleSource source : BAKED) {
      assertThat(folder.resolve("classes/baked-rules").resolve(source.file() + ".txt"))
          .hasContent(source.text());
      assertThat(folder.resolve("compiled/rules").resolve(source.file()))
          .content()
          .startsWith("package rules." + source.phase() + "; import org.syncline.decision.");
    }
    assertThat(folder.resolve("classes/baked-rules/files")).content().contains("null-values.drl");
    assertThat(folder.resolve("compiled/META-INF/kmodule.xml"))
        .content()
        .contains("<kbase name=\"field\" packages=\"rules.field\"/>")
        .contains("<kbase name=\"assignment\" packages=\"rules.assignment\"/>");
  }

  @Test
  void baker_fileAgainstTheHouseStyleOrWithAPackage_isRefused() throws IOException {
    Path phase = Files.createDirectories(folder.resolve("rules/field"));
    Files.writeString(phase.resolve("a.drl"), "rule \"A\"\nsalience 3\nwhen\nthen\nend\n");
    Files.writeString(phase.resolve("b.drl"), "package own;\n");

    assertThatThrownBy(
            () -> RuleBaker.bake(folder.resolve("rules"), folder, folder.resolve("classes")))
        .isInstanceOf(RuleSetException.class)
        .hasMessageContaining("field/a.drl:2")
        .hasMessageContaining("field/b.drl:1")
        .hasMessageContaining("package of its own");
    assertThat(folder.resolve("classes")).doesNotExist();
  }
}
