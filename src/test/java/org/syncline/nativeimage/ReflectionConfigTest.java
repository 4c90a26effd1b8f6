package org.syncline.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.nativeimage.ReflectionConfig.Entry;

class ReflectionConfigTest {
  @Test
  void entries_ofOurClasses_areRecordsEnumsAndResources() throws IOException {
    List<Entry> entries = ReflectionConfig.entries(Path.of("target", "classes"));

    assertThat(entries)
        .contains(entry("org.syncline.outbox.OutboxRow", true))
        .contains(entry("org.syncline.decision.FieldDecision$FieldWrite", true))
        .contains(entry("org.syncline.api.ConnectorResource", false))
        .contains(entry("org.syncline.console.HomePage", false))
        .contains(entry("org.syncline.mapping.Behavior", false));
    assertThat(entries)
        .extracting(Entry::name)
        .doesNotContain("org.syncline.outbox.OutboxRepository");
  }

  private static Entry entry(String name, boolean isRecord) {
    return new Entry(name, true, true, true, isRecord);
  }
}
