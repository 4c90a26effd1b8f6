package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.Problem;

/** Each kind of mistake in a scenario file is told with its file, its line, and what is allowed. */
class BadScenarioFilesTest {
  private static final String GOOD =
      """
      # The first line is a comment.
      note: The master wins
      mapping: lead
      given:
        now: 2026-11-23T12:00:00Z
        crm: { Id: 00Q000000000001AAA, City: Bergen }
        marketing: { id: 7, city: Oslo }
        base: { city: Oslo }
        times: { crm: { modifiedAt: 2026-11-23T12:00:00Z, fieldTimes: { City: 2026-11-23T12:00:00Z } } }
        changedBy: { crm: user }
        also: [ { mapping: contact, crm: { Id: 003000000000001AAA, MailingCity: ~ } } ]
        linked: true
      when: { changed: crm }
      want:
        writes: [ { system: marketing, field: city, value: Bergen } ]
        history: [ { field: city, outcome: crm, event: field } ]
        after: { marketing: { city: Bergen } }
        errors: []
        reviews: []
        fired: [ Salesforce is the master of this field ]
        notFired: [ This field is not synced ]
      """;

  private static final String STORY =
      """
      note: A story
      mapping: lead
      given: { crm: { Id: 00Q000000000001AAA }, marketing: { id: 7 } }
      steps:
        - when: { crm: { City: Oslo }, by: automation }
          want: { errors: [ { kind: untakeable, message: long } ] }
        - after: 5m
          deliver: false
          when: { marketing: { city: Oslo } }
          want: { reviews: [ { kind: match, candidates: 00Q000000000001AAA } ] }
        - when: { deleted: crm }
          want: { writes: [ { system: crm, create: Lead, with: { City: Oslo } } ] }
      """;

  @ParameterizedTest
  @ValueSource(strings = {GOOD, STORY, GOOD + "---\n" + STORY})
  void goodFile_hasNoProblems(String text) {
    assertThat(ShippedRules.read(text).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "note: The master wins | notes: x | 2 | '' | unknown key 'notes', allowed: given, mapping,"
            + " note, rules, steps, want, when",
        "mapping: contact, crm: { Id: 003000000000001AAA, MailingCity: ~ } | crm: { Id:"
            + " 00Q000000000001AAA } | 11 | given also | Lead 00Q000000000001AAA is given twice",
        "note: The master wins | note: | 2 | scenario note | expected a text, found nothing",
        "mapping: lead | mapping: leed | 3 | mapping | unknown mapping 'leed', allowed: contact,"
            + " lead",
        "mapping: lead | mapping: { tieBreaker: crm } | 3 | mapping | the key 'like' is missing",
        "mapping: lead | mapping: { like: leed } | 3 | mapping like | unknown mapping 'leed',"
            + " allowed: contact, lead",
        "mapping: lead | mapping: { like: lead, tieBreaker: sales } | 3 | tieBreaker | unknown word"
            + " 'sales', allowed: crm, marketing",
        "mapping: lead | mapping: { like: lead, fields: [ { marketing: x, crm: City, behavior:"
            + " use-crm } ] } | 3 | City | the crm field is mapped twice",
        "mapping: lead | mapping: { like: lead, fields: [ { marketing: city, crm: City, behaviour:"
            + " use-crm } ] } | 3 | city | the key 'behavior' is missing",
        "changed: crm | changd: crm | 13 | when | expected one of changed, deleted, read, restored,"
            + " or edited fields of crm, marketing or both",
        "changed: crm | changed: sales | 13 | when changed | unknown word 'sales', allowed: both,"
            + " crm, marketing",
        "changed: crm | changed: crm, crm: { City: x } | 13 | when | expected one of changed,"
            + " deleted, read, restored, or edited fields of crm, marketing or both",
        "changed: crm | changed: crm, by: user | 13 | when by | only edits are made by somebody",
        "changed: crm | crm: { Citty: x } | 13 | when crm | unknown field 'Citty', allowed:",
        "changed: crm | crm: { City: x }, by: me | 13 | when by | unknown word 'me', allowed:"
            + " automation, syncline, unknown, user",
        "now: 2026-11-23T12:00:00Z | now: noon | 5 | given now | expected a time such as"
            + " 2026-11-23T12:00:00Z, found 'noon'",
        "City: Bergen | Citty: Bergen | 6 | given crm | unknown field 'Citty', allowed:"
            + " AnnualRevenue, City, Company",
        "City: Bergen | City: 0123 | 6 | given crm City | put '0123' in quotes: YAML takes it for"
            + " a number, true or false",
        "City: Bergen | City: NO | 6 | given crm City | put 'NO' in quotes: YAML takes it for"
            + " a number, true or false",
        "City: Bergen | City: [ a ] | 6 | given crm City | expected a value, found a list",
        "Id: 00Q000000000001AAA, City | City | 6 | given crm | the key 'Id' is missing",
        "Id: 00Q000000000001AAA, City | Id: 42, City | 6 | given crm | '42' is no id of Lead,"
            + " expected 15 or 18 letters and digits",
        "base: { city: Oslo } | base: { City: Oslo } | 8 | given base | unknown field 'City',"
            + " allowed:",
        "linked: true | linked: false | 8 | given base | only linked records have agreed on"
            + " something",
        "linked: true | linked: maybe | 12 | given linked | expected true or false, found 'maybe'",
        "fieldTimes: { City: 2026 | fieldTimes: { Citty: 2026 | 9 | given times fieldTimes |"
            + " unknown field 'Citty', allowed:",
        "crm: { modifiedAt | sales: { modifiedAt | 9 | given times | unknown key 'sales', allowed:"
            + " crm, marketing",
        "changedBy: { crm: user } | changedBy: { crm: me } | 10 | given changedBy | unknown word"
            + " 'me', allowed: automation, syncline, unknown, user",
        "mapping: contact, crm | crm | 11 | given also crm | unknown field 'MailingCity', allowed:",
        "mapping: contact, crm | marketing: { id: 8 }, crm | 11 | given also | expected a record of"
            + " either crm or marketing",
        "system: marketing | system: sales | 15 | want writes system | unknown word 'sales',"
            + " allowed: crm, marketing",
        "field: city, value | field: citty, value | 15 | want writes field | unknown field"
            + " 'citty', allowed:",
        "field: city, value | feld: city, value | 15 | want writes | unknown key 'feld', allowed:"
            + " archive, create, field, restore, system, value, with",
        "field: city, value: Bergen | create: Led | 15 | want writes create | unknown object"
            + " 'Led', allowed: prospect",
        "field: city, value: Bergen | field: city | 15 | want writes | expected either system,"
            + " field and value, or system and one of create",
        "outcome: crm | outcome: sales | 16 | want history outcome | unknown word 'sales',"
            + " allowed: crm, marketing, merged, none, review",
        "event: field | event: edit | 16 | want history event | unknown word 'edit', allowed:"
            + " act, archive, assign, close, create, field, link, reopen, restore",
        "after: { marketing: { city: Bergen } } | after: {} | 17 | want after | expected fields of"
            + " crm, marketing or both",
        "errors: [] | errors: none | 18 | want errors | expected a list, found 'none'",
        "errors: [] | errors: [ {} ] | 18 | want errors | expected at least one of code, field,"
            + " kind, message, system, value",
        "errors: [] | errors: [ { kind: bad } ] | 18 | want errors kind | unknown word 'bad',"
            + " allowed: failed, rejected, unassigned, unreadable, untakeable",
        "reviews: [] | reviews: [ { kind: bad } ] | 19 | want reviews kind | unknown word 'bad',"
            + " allowed: field, match",
        "This field is not synced | This field isn't synced | 21 | want notFired | no rule is"
            + " called 'This field isn't synced', the nearest is 'This field is not synced'",
        "event: field | rule: Nobody wins | 16 | want history rule | no rule is called 'Nobody"
            + " wins', the nearest is",
        "notFired: [ This field is not synced ] | notFired: [] | 21 | want notFired | expected at"
            + " least one rule",
      })
  void mistake_isToldWithLineAndWhatIsAllowed(
      String good, String bad, int line, String place, String message) {
    assertTold(GOOD, good, bad, line, place, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "after: 5m | after: 5 | 7 | step after | expected a time such as 2s, 500ms or 1m, found '5'",
        "deliver: false | deliver: no | 8 | step deliver | expected true or false, found 'no'",
        "deliver: false | delivered: false | 8 | step | unknown key 'delivered', allowed: after,"
            + " deliver, want, when",
        "marketing: { city: Oslo } | marketing: {} | 9 | when marketing | expected at least one field"
            + " that is edited",
        "deleted: crm | changed: crm | 11 | when | changed is for the first step; later ones tell"
            + " what is edited",
        "want: { errors: [ { kind: untakeable, message: long } ] } | deliver: true | 5 | scenario |"
            + " the key 'want' is missing",
        "want: { errors: [ { kind: untakeable, message: long } ] } | want: {} | 6 | want | nothing"
            + " is expected, give at least one of actions, after, assignment, errors, fired,"
            + " history, notFired, reviews, writes",
        "with: { City: Oslo } | with: { city: Oslo } | 12 | want writes with | unknown field"
            + " 'city', allowed:",
        "'crm: { Id: 00Q000000000001AAA }, marketing: { id: 7 }' | linked: false | 3 | given |"
            + " expected a record of crm, of marketing or of both",
        "'crm: { Id: 00Q000000000001AAA }, marketing: { id: 7 }' | 'marketing: { id: 7 }, linked:"
            + " true' | 3 | given linked | only two records can be linked",
        "steps: | 'when: { read: both }\nsteps:' | 1 | scenario | expected either when and want, or"
            + " steps that have them",
      })
  void mistakeInAStory_isToldWithLineAndWhatIsAllowed(
      String good, String bad, int line, String place, String message) {
    assertTold(STORY, good, bad, line, place, message);
  }

  private static void assertTold(
      String text, String good, String bad, int line, String place, String message) {
    assertThat(text).contains(good);
    assertThat(
            ShippedRules.read(text.replaceFirst(java.util.regex.Pattern.quote(good), bad))
                .problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("one.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.place()).isEqualTo(place);
              assertThat(problem.message()).startsWith(message);
            });
  }

  @Test
  void textThatIsNoYaml_isToldWithItsLine() {
    assertThat(ShippedRules.read("note: a\nmapping: [ lead\n").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(3);
              assertThat(problem.message()).startsWith("broken YAML");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment\n"})
  void file_withoutScenario_isAProblem(String text) {
    assertThat(ShippedRules.read(text).problems())
        .extracting(Problem::message)
        .containsExactly("no scenario here, expected the keys note, mapping, given");
  }

  @Test
  void problems_ofAllFiles_areToldAtOnce() {
    Scenarios read =
        Scenarios.read(
            Map.of("a.yaml", GOOD.replace("lead", "leed"), "b.yaml", GOOD.replace("note", "not")),
            ShippedRules.RULE_SET);
    assertThat(read.problems()).extracting(Problem::file).contains("a.yaml", "b.yaml");
  }

  @Test
  void scenarios_moreThanAreRunAtOnce_areRefused() {
    assertThat(ShippedRules.read((GOOD + "---\n").repeat(Scenarios.MOST - 1) + GOOD).problems())
        .isEmpty();
    assertThat(ShippedRules.read((GOOD + "---\n").repeat(Scenarios.MOST) + GOOD).problems())
        .extracting(Problem::message)
        .containsExactly("more than 1000 scenarios, which is the most that are run at once");
  }

  @Test
  void story_ofTooManySteps_isRefused() {
    String step = "  - { when: { read: both }, want: { writes: [] } }\n";
    String story = STORY.substring(0, STORY.indexOf("  - when"));
    assertThat(ShippedRules.read(story + step.repeat(100)).problems()).isEmpty();
    assertThat(ShippedRules.read(story + step.repeat(101)).problems())
        .extracting(Problem::message)
        .containsExactly("101 steps, allowed: up to 100");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changedBy: { crm: user }",
        "times: { crm: { modifiedAt: 2026-11-23T12:00:00Z } }"
      })
  void whatIsSaidOfARecordThatIsNotGiven_isTold(String said) {
    String text =
        """
        note: Nobody there
        mapping: lead
        given:
          marketing: { id: 7, city: Oslo }
          %s
        when: { changed: marketing }
        want: { writes: [] }
        """
            .formatted(said);
    assertThat(ShippedRules.read(text).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(5);
              assertThat(problem.message()).isEqualTo("no record of crm is given");
            });
  }
}
