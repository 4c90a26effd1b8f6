package org.syncline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenFilesTest {
  private static final String FINE =
      """
      mapping: lead
      marketing: prospect
      crm: Lead
      match: [ { marketing: email, crm: Email } ]
      fields:
        - { marketing: email, crm: Email, behavior: use-crm }
      """;

  @TempDir Path folder;

  @Test
  void oneThatCannotBeUsed_keepsAllFromBeingWritten() throws IOException {
    Map<String, String> files =
        Map.of("lead.yaml", FINE, "contact.yaml", FINE.replace("use-crm", "use-sales"));
    assertThat(new WrittenFiles(folder).write(files))
        .anyMatch(
            problem ->
                problem.file().equals(folder.resolve("contact.yaml").toString())
                    && problem.message().contains("use-sales"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theyAreInTheWay_onceTheyAreThere() throws IOException {
    WrittenFiles written = new WrittenFiles(folder);
    Map<String, String> files = Map.of("lead.yaml", FINE);
    assertThat(written.inTheWay(files.keySet())).isEmpty();
    assertThat(written.write(files)).isEmpty();
    assertThat(folder.resolve("lead.yaml")).hasContent(FINE);
    assertThat(written.inTheWay(files.keySet())).containsExactly(folder.resolve("lead.yaml"));
  }
}
