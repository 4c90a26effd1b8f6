package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.record.Problem;
import org.syncline.testsupport.RecordedEvent;
import org.syncline.testsupport.RuleFiles;

/** Edited files and the rule set in force. */
class RuleFileWatchTest {
  private static final String MINE =
      """
      rule "Mine"
      when
        $d : FieldDifference( field == "phone" )
      then
        propose.override().takeCrm( $d );
      end
      """;

  @TempDir Path folder;
  private final RecordedEvent<LiveRuleSets.Changed> changes = new RecordedEvent<>();
  private RuleFiles files;
  private LiveRuleSets live;
  private RuleFileWatch watch;

  @BeforeEach
  void start() {
    files = RuleFiles.in(folder);
    RulesConfig config = config();
    Clock clock = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
    live = new LiveRuleSets(config, clock, new RecordedEvent<>(), changes);
    live.load();
    watch = new RuleFileWatch(live, config);
  }

  private RulesConfig config() {
    return new RulesConfig() {
      @Override
      public Path rules() {
        return files.rules();
      }

      @Override
      public Path mappings() {
        return files.mappings();
      }

      @Override
      public Path scenarios() {
        return folder.resolve("scenarios");
      }

      @Override
      public String rulesWatch() {
        return "off";
      }
    };
  }

  private List<String> names() {
    return live.current().rules().stream().map(RuleSet.RuleName::name).toList();
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }

  @Test
  void nothingEdited_nothingIsLoaded() {
    look(3);
    assertThat(live.lastReload()).isEmpty();
  }

  @Test
  void editedFile_isTakenUpAtTheSecondLook_once() {
    String before = live.current().version();
    files.write(files.rule("own.drl"), MINE);
    look(1);
    assertThat(names()).doesNotContain("Mine");
    look(3);
    assertThat(names()).contains("Mine");
    assertThat(live.current().version()).isNotEqualTo(before);
    assertThat(changes.fired()).containsExactly(new LiveRuleSets.Changed(live.current().version()));
  }

  @Test
  void fileThatIsStillBeingWritten_isLeftAlone() {
    files.write(files.rule("own.drl"), MINE.substring(0, 20));
    look(1);
    files.write(files.rule("own.drl"), MINE.substring(0, 60));
    look(1);
    files.write(files.rule("own.drl"), MINE);
    look(1);
    assertThat(live.lastReload()).isEmpty();
    look(1);
    assertThat(live.lastReload().orElseThrow().problems()).isEmpty();
    assertThat(names()).contains("Mine");
  }

  @Test
  void badFile_changesNothing_andItsProblemsAreTold() {
    RuleSet before = live.current();
    files.write(files.rule("own.drl"), MINE.replace("takeCrm", "takeCrn"));
    look(3);
    assertThat(live.current()).isSameAs(before);
    assertThat(changes.fired()).isEmpty();
    LiveRuleSets.Reload reload = live.lastReload().orElseThrow();
    assertThat(reload.version()).isEqualTo(before.version());
    assertThat(reload.problems())
        .extracting(Problem::file, Problem::line)
        .containsExactly(tuple(files.rule("own.drl").toString(), 5));
  }

  @Test
  void badFile_mended_isTakenUp() {
    files.write(files.rule("own.drl"), MINE.replace("takeCrm", "takeCrn"));
    look(2);
    files.write(files.rule("own.drl"), MINE);
    look(2);
    assertThat(live.lastReload().orElseThrow().problems()).isEmpty();
    assertThat(names()).contains("Mine");
  }

  @Test
  void badMapping_changesNothing_rulesNeither() {
    RuleSet before = live.current();
    files.write(files.rule("own.drl"), MINE);
    files.edit(files.mapping("lead.yaml"), text -> text.replace("use-crm", "use-sales"));
    look(2);
    assertThat(live.current()).isSameAs(before);
  }

  @Test
  void removedFile_isTakenUp() {
    files.write(files.rule("own.drl"), MINE);
    look(2);
    RuleFiles.delete(files.rule("own.drl"));
    look(2);
    assertThat(names()).doesNotContain("Mine");
  }

  @Test
  void removedFolder_changesNothing() {
    RuleSet before = live.current();
    RuleFiles.delete(files.rules());
    look(2);
    assertThat(live.current()).isSameAs(before);
    assertThat(live.lastReload().orElseThrow().problems()).isNotEmpty();
  }

  @Test
  void editorsCopies_loadNothing() {
    files.write(files.rule(".own.drl.swp"), MINE);
    files.write(files.rule("own.drl~"), MINE);
    files.write(files.mapping("notes.txt"), "x");
    look(3);
    assertThat(live.lastReload()).isEmpty();
  }

  @Test
  void mappingInAnotherEnding_countsForTheVersion() {
    files.write(
        files.mapping("more.yml"),
        RuleFiles.read(files.mapping("lead.yaml")).replace("mapping: lead", "mapping: more"));
    look(2);
    String first = live.current().version();
    files.edit(files.mapping("more.yml"), text -> text.replace("priority: 2", "priority: 9"));
    look(2);
    assertThat(live.current().version()).isNotEqualTo(first);
  }

  @Test
  void start_onABadFile_isRefused() {
    files.write(files.rule("own.drl"), "rule");
    assertThatThrownBy(live::load)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("field/own.drl:1");
  }
}
