package org.syncline.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.record.Problem;

/** Each kind of mistake in a mapping file is told with its file, its line, and what is allowed. */
class BadMappingFilesTest {
  private static final String GOOD =
      """
      # A prospect and a lead.
      mapping: lead
      marketing: prospect
      crm: Lead
      direction: both
      match: [ { marketing: email, crm: Email } ]
      create: { crm: when-assigned, marketing: always }
      recency: field
      priority: 2
      onDuplicate: review
      assignedField: salesforceOwnerId
      linkUnassigned: true
      tieBreaker: crm
      skewTolerance: 2s
      doNotSyncField: noSync__c
      fields:
        - { marketing: email, crm: Email, type: email, behavior: most-recent }
        - { marketing: phone, crm: Phone, behavior: use-crm, nullSync: { crm: cleared }, maxLength: { crm: 40 } }
        - { marketing: company, crm: Company, behavior: use-crm, maxLength: { crm: 20 }, onCreate: { crm: none } }
        - { marketing: country, crm: Country, behavior: use-crm, values: { NO: Norway } }
      """;

  @TempDir Path folder;

  private List<Problem> problems(String text) throws IOException {
    Files.writeString(folder.resolve("lead.yaml"), text);
    return MappingLoader.load(folder).problems();
  }

  @Test
  void goodFile_hasNoProblems() throws IOException {
    assertThat(problems(GOOD)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recency: field | recencies: field | 8 | '' | unknown key 'recencies', allowed:"
            + " allowRecreate, assignedField, create, crm, direction, doNotSyncField, fields,"
            + " linkUnassigned, mapping, marketing, match, onCrmDelete, onDuplicate, priority,"
            + " propose, recency, reverseSync, share, skewTolerance, tieBreaker",
        "nullSync: { crm: cleared } | nullsync: never | 18 | fields | unknown key 'nullsync',"
            + " allowed: behavior, crm, direction, marketing, maxLength, nullSync, onCreate,"
            + " prevails, type,"
            + " values",
        "nullSync: { crm: cleared } | nullSync: { sales: cleared } | 18 | phone nullSync"
            + " | unknown key 'sales', allowed: crm, marketing",
        "crm: Phone | crm: Email | 18 | Email | the crm field is mapped twice",
        "marketing: phone | marketing: email | 18 | email | the marketing field is mapped twice",
        "priority: 2 | recency: record | 9 | '' | the key 'recency' is given twice",
        "priority: 2 | priority: high | 9 | priority | expected a whole number from 0 on, found"
            + " 'high'",
        "priority: 2 | priority: [ 1 ] | 9 | priority | expected a text, found a list",
        "linkUnassigned: true | linkUnassigned: yes | 12 | linkUnassigned | expected true or"
            + " false, found 'yes'",
        "skewTolerance: 2s | skewTolerance: 2 | 14 | skewTolerance | expected a time such as 2s,"
            + " 500ms or 1m, found '2'",
        "doNotSyncField: noSync__c | doNotSyncField: | 15 | doNotSyncField | expected a text,"
            + " found nothing",
        "behavior: most-recent | behavior: newest | 17 | email behavior | unknown word 'newest',"
            + " allowed: always-crm, always-marketing, do-not-sync, merge, most-recent, review,"
            + " use-crm, use-crm-unless-blank, use-marketing, use-marketing-unless-blank",
        "direction: both | direction: up | 5 | direction | unknown word 'up', allowed: both,"
            + " crm-to-marketing, marketing-to-crm",
        "crm: cleared | crm: sometimes | 18 | phone nullSync | unknown word 'sometimes', allowed:"
            + " always, cleared, never",
        "type: email | type: e-mail | 17 | email type | unknown word 'e-mail', allowed: boolean,"
            + " date, datetime, email, id, multi-picklist, number, phone, picklist, text, url",
        "onDuplicate: review | onDuplicate: guess | 10 | onDuplicate | unknown word 'guess',"
            + " allowed: first-created, review",
        "recency: field | recency: row | 8 | recency | unknown word 'row', allowed: field, record",
        "tieBreaker: crm | tieBreaker: both | 13 | tieBreaker | unknown word 'both', allowed: crm,"
            + " marketing",
        "marketing: always | marketing: often | 7 | create | unknown word 'often', allowed:"
            + " always, never, when-assigned",
        "mapping: lead | # | 3 | mapping | this key is missing",
        "type: email, behavior: most-recent | type: email | 17 | email | the key 'behavior' is"
            + " missing",
        "crm: Phone, | '' | 18 | fields | the key 'crm' is missing",
        "{ marketing: email, crm: Email } ] | { marketing: email } ] | 6 | match | the key 'crm' is"
            + " missing",
        "[ { marketing: email, crm: Email } ] | [] | 6 | match | expected at least one entry",
        "[ { marketing: email, crm: Email } ] | email | 6 | match | expected a list, found 'email'",
        "[ { marketing: email, crm: Email } ] | [ email ] | 6 | match | expected keys and values,"
            + " found 'email'",
        "marketing: always | marketing: when-assigned | 7 | create | a prospect can only be assigned"
            + " once it is there; allowed for marketing: always, never",
        "assignedField: salesforceOwnerId | # | 7 | create | when-assigned needs the key"
            + " 'assignedField', which tells that a prospect is assigned",
        "assignedField: salesforceOwnerId | assignedField: { a: b } | 11 | assignedField | expected"
            + " a text, found keys and values",
        "type: email, behavior: most-recent | behavior: merge | 17 | email | the behavior merge"
            + " needs type multi-picklist, found text",
        "values: { NO: Norway } | values: [ NO ] | 20 | country values | expected keys and values,"
            + " found a list",
        "values: { NO: Norway } | values: { NO: [ Norway ] } | 20 | country values | expected a"
            + " text, found a list",
        "crm: 40 | crm: -1 | 18 | phone maxLength | expected a whole number from 1 on, found '-1'",
        "crm: 40 | crm: 0 | 18 | phone maxLength | expected a whole number from 1 on, found '0'",
        "maxLength: { crm: 40 } | maxLength: 40 | 18 | phone maxLength | expected keys and values,"
            + " found '40'",
        "crm: none | crm: a name that is too long | 19 | company onCreate | 'a name that is too"
            + " long' is longer than maxLength crm, which is 20",
        "crm: Company, | crm: Company, type: number, | 19 | company onCreate | expected a number"
            + " for crm, found 'none'",
        "crm: none | crm: '' | 19 | company onCreate | expected a text, found ''",
        "crm: Company, | crm: Account.Name, | 19 | company | Account.Name is a joined record's field,"
            + " which can only be read: it needs direction crm-to-marketing",
        "crm: Company, behavior: use-crm | crm: Account.Name, direction: crm-to-marketing, behavior:"
            + " use-crm | 19 | company behavior | an account's name always wins: it needs always-crm,"
            + " found use-crm",
        "marketing: company, | marketing: campaign.name, | 19 | campaign.name | campaign.name is a"
            + " joined record's field, which can only be read: it needs direction marketing-to-crm",
        "- { marketing: email, crm: Email, | - email # | 17 | fields | expected keys and values,"
            + " found 'email'",
      })
  void mistake_isTold(String right, String wrong, int line, String place, String message)
      throws IOException {
    String text = GOOD.replace(right, wrong);
    assertThat(text).isNotEqualTo(GOOD);
    assertThat(problems(text))
        .contains(new Problem(folder.resolve("lead.yaml").toString(), line, place, message));
  }

  @Test
  void oneMistake_isToldOnce() throws IOException {
    assertThat(problems(GOOD.replace("crm: Lead", "crm: { a: b }"))).hasSize(1);
    assertThat(problems(GOOD.replace("behavior: most-recent", "behavior: newest"))).hasSize(1);
    assertThat(problems("- a list\n")).hasSize(1);
  }

  @Test
  void severalMistakes_areAllTold_inTheOrderOfTheirLines() throws IOException {
    String text = GOOD.replace("recency: field", "recency: row").replace("crm: 40", "crm: x");
    assertThat(problems(text)).extracting(Problem::line).containsExactly(8, 18);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "crm: Lead | `  crm: Lead` | 4 | mapping values are not allowed here",
        "direction: both | direction both | 6 | could not find expected ':'",
        "direction: both | `\tdirection: both` | 5 | cannot start any token",
        "Email } ] | Email ] | 6 | expected ',' or '}', but got ]",
      })
  void brokenYaml_isTold(String right, String wrong, int line, String message) throws IOException {
    String text = GOOD.replace(right, wrong);
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.message()).contains("broken YAML: ").contains(message);
            });
  }

  @ParameterizedTest
  @CsvSource({"''", "'# nothing yet'"})
  void emptyFile_isTold(String text) throws IOException {
    assertThat(problems(text))
        .singleElement()
        .hasToString(
            folder.resolve("lead.yaml")
                + ": the file is empty, expected the keys [mapping, marketing, crm, match,"
                + " fields]");
  }

  @Test
  void sameNameTwice_namesBothFiles() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), GOOD);
    assertThat(problems(GOOD))
        .singleElement()
        .hasToString(
            folder.resolve("lead.yaml")
                + ":2: mapping: the mapping 'lead' is in "
                + folder.resolve("a.yaml")
                + " too");
  }

  @Test
  void shareInOneOfTwoMappingsOfAPair_namesBothFiles() throws IOException {
    Files.writeString(
        folder.resolve("a.yaml"), GOOD.replace("priority: 2", "share: { field: Region, is: EU }"));
    assertThat(problems(GOOD.replace("mapping: lead", "mapping: other")))
        .singleElement()
        .hasToString(
            folder.resolve("lead.yaml")
                + ":2: share: the mapping 'lead' in "
                + folder.resolve("a.yaml")
                + " is of prospect and Lead too; with share, one mapping a pair is allowed");
    assertThat(
            problems(
                GOOD.replace("mapping: lead", "mapping: other").replace("crm: Lead", "crm: X")))
        .isEmpty();
  }

  @Test
  void unreadableFile_isTold() throws IOException {
    Files.createDirectory(folder.resolve("lead.yml"));
    assertThat(problems(GOOD))
        .singleElement()
        .asString()
        .startsWith(folder.resolve("lead.yml") + ": cannot be read: ");
  }

  @Test
  void fileThatIsNotUtf8_isTold() throws IOException {
    Files.write(
        folder.resolve("lead.yaml"),
        GOOD.replace("Norway", "Österreich").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(MappingLoader.load(folder).problems())
        .singleElement()
        .hasToString(folder.resolve("lead.yaml") + ": cannot be read: it is not UTF-8 text");
  }

  @Test
  void missingFolder_isTold() {
    Path nowhere = folder.resolve("nowhere");
    assertThat(MappingLoader.load(nowhere).problems())
        .singleElement()
        .hasToString(nowhere + ": the mappings folder does not exist, expected *.yaml files");
  }

  @Test
  void emptyFolder_isTold() {
    assertThat(MappingLoader.load(folder).problems())
        .singleElement()
        .hasToString(folder + ": no mappings here, expected *.yaml files");
  }
}
