package org.syncline.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
    assertThat(new WrittenFiles(folder, folder).write(files))
        .anyMatch(
            problem ->
                problem.file().equals(folder.resolve("contact.yaml").toString())
                    && problem.message().contains("use-sales"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void they_areReadBesideTheOtherFilesOfTheFolder() throws IOException {
    WrittenFiles written = new WrittenFiles(folder, folder);
    String derived =
        FINE.replace(
            "email, crm: Email, behavior",
            "plan__c, crm: latest.Plan__c.Name, direction: crm-to-marketing, behavior");
    assertThat(written.problems(Map.of("lead.yaml", derived))).isNotEmpty();
    Files.createDirectories(folder.resolve("kept"));
    Files.writeString(
        folder.resolve("kept/plan.yaml"),
        """
        keep: Plan__c
        system: crm
        fields: [ Name, Lead__c ]
        parents: { Lead__c: Lead }
        """);
    assertThat(written.problems(Map.of("lead.yaml", derived))).isEmpty();
    Files.writeString(folder.resolve("other.yaml"), FINE);
    assertThat(written.problems(Map.of("lead.yaml", FINE)))
        .anyMatch(problem -> problem.message().contains("lead"))
        .allMatch(problem -> problem.file().startsWith(folder.toString()));
  }

  @Test
  void theyAreReadBesideOtherFiles_whereTheFolderHasNone(@TempDir Path base) throws IOException {
    Files.writeString(base.resolve("other.yaml"), FINE);
    WrittenFiles written = new WrittenFiles(folder, base);
    assertThat(written.write(Map.of("lead.yaml", FINE))).isNotEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theyAreInTheWay_onceTheyAreThere() throws IOException {
    WrittenFiles written = new WrittenFiles(folder, folder);
    Map<String, String> files = Map.of("lead.yaml", FINE);
    assertThat(written.inTheWay(files.keySet())).isEmpty();
    assertThat(written.write(files)).isEmpty();
    assertThat(folder.resolve("lead.yaml")).hasContent(FINE);
    assertThat(written.inTheWay(files.keySet())).containsExactly(folder.resolve("lead.yaml"));
  }

  /** Two names of one file: when the second takes its place, the first has taken it already. */
  @Test
  void oneThatCannotTakeItsPlace_leavesTheFolderAsItWas() throws IOException {
    Path there = folder.resolve("contact.yaml");
    Files.writeString(there, "what was there");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("contact.yaml", FINE.replace("lead", "contact").replace("Lead", "Contact"));
    files.put("lead.yaml", FINE);
    files.put("./lead.yaml", FINE);
    assertThatThrownBy(() -> new WrittenFiles(folder, folder).write(files))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(folder.toFile().list()).containsExactly("contact.yaml");
    assertThat(there).hasContent("what was there");
  }
}
