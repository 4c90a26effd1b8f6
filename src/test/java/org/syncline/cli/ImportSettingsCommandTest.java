package org.syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syncline.mapping.MappingLoader;
import org.syncline.testsupport.RuleFiles;

class ImportSettingsCommandTest {
  private static final Path EXAMPLE =
      Path.of("src", "test", "resources", "vendor-settings", "prospect-fields.csv");

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void shipped() {
    files = RuleFiles.in(folder);
  }

  private Said read(Path csv, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("import-settings", csv.toString(), "--mappings", files.mappings().toString()));
    arguments.addAll(List.of(more));
    return Said.by(arguments.toArray(String[]::new));
  }

  @Test
  void withoutAFolder_theFilesAreShown_andTheNotesApart() {
    Said said = read(EXAMPLE, "--object", "Lead");
    assertThat(said.status()).isZero();
    files.write(folder.resolve("shown/lead.yaml"), said.out());
    assertThat(MappingLoader.load(folder.resolve("shown")).problems()).isEmpty();
    assertThat(said.err()).contains("note: lead.yaml: ").doesNotContain("contact.yaml");
    assertThat(read(EXAMPLE).out()).contains("\n---\n");
  }

  @Test
  void folder_getsFilesThatAServerCanUse() {
    Said said = read(EXAMPLE, "--into", folder.resolve("new/mappings").toString());
    assertThat(said.status()).isZero();
    assertThat(said.out()).contains("lead.yaml is written", "contact.yaml is written");
    MappingLoader.Loaded loaded = MappingLoader.load(folder.resolve("new/mappings"));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.mappings().mappings()).hasSize(2);
    assertThat(folder.resolve("new/mappings")).isDirectoryNotContaining("glob:**.import-*");
  }

  @Test
  void filesThatAreThere_areWrittenOverByForceOnly() {
    String before = RuleFiles.read(files.mapping("lead.yaml"));
    Said said = read(EXAMPLE, "--into", files.mappings().toString());
    assertThat(said.status()).isOne();
    assertThat(said.err()).contains("lead.yaml is there already", "--force");
    assertThat(RuleFiles.read(files.mapping("lead.yaml"))).isEqualTo(before);
    assertThat(read(EXAMPLE, "--into", files.mappings().toString(), "--force").status()).isZero();
    assertThat(RuleFiles.read(files.mapping("lead.yaml"))).contains("Favourite_Colour__c");
    assertThat(files.load().mappings().mappings()).hasSize(2);
  }

  @Test
  void mistakes_areToldALineEach_andNothingIsWritten() {
    files.write(
        folder.resolve("wrong.csv"),
        "Name,Salesforce field,Behavior\nPhone,Phone,Mine\nFax,Fax,Yours\n");
    Said said =
        read(folder.resolve("wrong.csv"), "--into", folder.resolve("new").toString(), "--force");
    assertThat(said.status()).isOne();
    assertThat(said.out()).contains("wrong.csv:2: ", "wrong.csv:3: ", "2 problems");
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void fileThatIsNotThere_orNoText_isNamed() {
    assertThat(read(folder.resolve("none.csv")).err()).contains("none.csv");
    assertThat(Said.by("import-settings").status()).isEqualTo(2);
    assertThat(read(EXAMPLE, "--object", "account").status()).isEqualTo(2);
  }
}
