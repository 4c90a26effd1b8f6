package org.syncline.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.mapping.MappingSet;
import org.syncline.record.SystemName;
import org.syncline.testsupport.RuleFiles;

/** The files that the guide of kept records shows are loaded as its reader would write them. */
class ActivitiesGuideTest {
  @TempDir Path folder;

  @Test
  void activityTypes_andTheFileThatReadsThem_areLoaded() {
    RuleFiles files = RuleFiles.in(folder);
    List<Guide.Example> examples = Guide.of("kept-records.md").examples();
    assertThat(examples).hasSize(2);
    examples.forEach(example -> files.write(folder.resolve(example.path()), example.text()));
    files.write(
        files.rule("own.drl"),
        """
        rule "Salesforce knows the department of who attended for half an hour"
        when
          Activity( text("type") == "webinar-attended", number("minutes") >= 30, daysSince("createdAt") < 7 )
          $d : FieldDifference( field == "department" )
        then
          propose.override().takeCrm( $d );
        end
        """);
    MappingSet mappings = files.load().mappings();
    assertThat(mappings.activities()).containsKeys("webinar-attended", "webinar-registered");
    assertThat(mappings.kept(SystemName.MARKETING))
        .anyMatch(kept -> kept.object().equals("externalActivity"));
  }
}
