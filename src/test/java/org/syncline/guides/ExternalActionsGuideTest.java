package org.syncline.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.mapping.MappingLoader;
import org.syncline.testsupport.RuleFiles;

class ExternalActionsGuideTest {
  @Test
  void everyFile_thatTheGuideShows_isRight(@TempDir Path folder) {
    Guide guide = Guide.of("external-actions.md");
    RuleFiles files = RuleFiles.in(folder);
    guide.examples().forEach(one -> files.write(folder.resolve(one.path()), one.text()));
    assertThat(guide.examples()).hasSize((int) guide.blocks("yaml"));
    MappingLoader.Loaded loaded = MappingLoader.load(files.mappings());
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.mappings().externalActions()).containsOnlyKeys("webinar", "log-case");
  }
}
