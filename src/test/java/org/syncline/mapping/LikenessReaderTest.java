package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.Likeness.Compared;
import org.syncline.mapping.MappingLoader.Loaded;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;

/** What a mapping file says of proposals, and which mistakes are told. */
class LikenessReaderTest {
  private static final String PLAIN =
      """
      mapping: lead
      marketing: prospect
      crm: Lead
      match: [ { marketing: email, crm: Email } ]
      fields: [ { marketing: email, crm: Email, behavior: most-recent } ]
      """;

  private static final String GOOD =
      PLAIN
          + """
          propose:
            threshold: 0.8
            compare:
              - { marketing: firstName, crm: FirstName, as: name }
              - { marketing: lastName, crm: LastName, as: name }
              - { marketing: zip, crm: PostalCode, as: code }
              - { marketing: state, crm: State, as: picklist }
            blocks: [ [ lastName, zip ], [ firstName, state ] ]
          """;

  private static final Compared FIRST = new Compared("firstName", "FirstName", ComparedAs.NAME);
  private static final Compared LAST = new Compared("lastName", "LastName", ComparedAs.NAME);
  private static final Compared ZIP = new Compared("zip", "PostalCode", ComparedAs.CODE);
  private static final Compared STATE = new Compared("state", "State", ComparedAs.PICKLIST);

  @TempDir Path folder;

  private Loaded load(String text) throws IOException {
    Files.writeString(folder.resolve("lead.yaml"), text);
    return MappingLoader.load(folder);
  }

  private Mapping mapping(String text) throws IOException {
    Loaded loaded = load(text);
    assertThat(loaded.problems()).isEmpty();
    return loaded.mappings().mappings().get(0);
  }

  @Test
  void goodFile_isRead() throws IOException {
    assertThat(mapping(GOOD).propose())
        .contains(
            new Likeness(
                0.8,
                List.of(FIRST, LAST, ZIP, STATE),
                List.of(List.of(LAST, ZIP), List.of(FIRST, STATE))));
  }

  @Test
  void fileWithoutTheKey_proposesNothing() throws IOException {
    assertThat(mapping(PLAIN).propose()).isEmpty();
  }

  @Test
  void comparedFields_areReadFromBothSystems() throws IOException {
    assertThat(mapping(GOOD).fieldNames(SystemName.MARKETING)).contains("firstName", "zip");
    assertThat(mapping(GOOD).fieldNames(SystemName.CRM)).contains("FirstName", "PostalCode");
  }

  @Test
  void defaults_areTaken() throws IOException {
    Likeness likeness =
        mapping(GOOD.replace("threshold: 0.8", "").replaceAll("blocks:.*", "")).propose().get();
    assertThat(likeness.threshold()).isEqualTo(0.9);
    assertThat(likeness.blocks())
        .containsExactly(List.of(FIRST, LAST), List.of(LAST, ZIP), List.of(ZIP, FIRST));
  }

  @Test
  void neighbours_ofOneOrTwoFields_areOneBlock() {
    assertThat(Likeness.neighbours(List.of(STATE, LAST))).containsExactly(List.of(LAST));
    assertThat(Likeness.neighbours(List.of(LAST, ZIP))).containsExactly(List.of(LAST, ZIP));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold: 0.8 | treshold: 0.8 | 7 | propose | unknown key 'treshold', allowed: blocks,"
            + " compare, threshold",
        "threshold: 0.8 | threshold: 1 | 7 | propose threshold | expected a number between 0 and 1,"
            + " such as 0.9, found '1'",
        "threshold: 0.8 | threshold: 0.0 | 7 | propose threshold | expected a number between 0 and"
            + " 1, such as 0.9, found '0.0'",
        "threshold: 0.8 | threshold: [ 1 ] | 7 | propose threshold | expected a text, found a list",
        "compare: | compares: | 7 | propose | the key 'compare' is missing",
        "firstName, crm: FirstName, | firstName, | 9 | propose compare | the key 'crm' is missing",
        "', as: name }' | ' }' | 9 | propose compare | the key 'as' is missing",
        "as: code | as: zip | 11 | zip as | unknown word 'zip', allowed: code, date, name, phone,"
            + " picklist, street, text",
        "as: code | is: code | 11 | propose compare | unknown key 'is', allowed: as, crm,"
            + " marketing",
        "marketing: zip | marketing: lastName | 11 | lastName | the marketing field is compared"
            + " twice",
        "crm: PostalCode | crm: LastName | 11 | LastName | the crm field is compared twice",
        "[ lastName, zip ] | [ lastName, city ] | 13 | propose blocks | unknown field 'city',"
            + " allowed: firstName, lastName, state, zip",
        "[ firstName, state ] | [ state ] | 13 | propose blocks | too many records share it: a"
            + " block needs a field that is no picklist",
        "[ firstName, state ] | [] | 13 | propose blocks | expected at least one entry",
        "[ firstName, state ] | firstName | 13 | propose blocks | expected a list, found"
            + " 'firstName'",
        "[ firstName, state ] | [ [ state ] ] | 13 | propose blocks | expected a text, found a"
            + " list",
      })
  void mistake_isTold(String right, String wrong, int line, String place, String message)
      throws IOException {
    assertThat(GOOD).contains(right);
    assertThat(load(GOOD.replace(right, wrong)).problems())
        .contains(new Problem(folder.resolve("lead.yaml").toString(), line, place, message));
  }

  @Test
  void picklistsAlone_areTold() throws IOException {
    String text =
        PLAIN + "propose: { compare: [ { marketing: state, crm: State, as: picklist } ] }";
    assertThat(load(text).problems())
        .singleElement()
        .asString()
        .endsWith("lead.yaml:6: propose compare: expected a field that is no picklist");
  }

  @Test
  void textInPlaceOfKeys_isTold() throws IOException {
    assertThat(load(PLAIN + "propose: always").problems())
        .singleElement()
        .asString()
        .endsWith("lead.yaml:6: propose: expected keys and values, found 'always'");
  }
}
