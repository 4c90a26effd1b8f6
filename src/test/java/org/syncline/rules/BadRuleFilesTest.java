package org.syncline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.record.Problem;
import org.syncline.testsupport.RuleFiles;

/** Each kind of mistake in a rule file is told with its file, its line, its rule and what is. */
class BadRuleFilesTest {
  private static final String GOOD =
      """
      // Rules of our own.

      rule "Good"
      when
        $d : FieldDifference( field == "city" )
      then
        propose.takeCrm( $d );
      end

      rule "Mine"
      when
        $d : FieldDifference( field == "phone", crm.present )
      then
        propose.override().takeCrm( $d );
      end
      """;

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void copy() {
    files = RuleFiles.in(folder);
  }

  private String own() {
    return files.rule("own.drl").toString();
  }

  private List<Problem> problems() {
    return catchThrowableOfType(RuleSetException.class, files::load).problems();
  }

  private List<Problem> problems(String text) {
    files.write(files.rule("own.drl"), text);
    return problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "FieldDifference( field == \"phone\" | FieldDiffrence( field == \"phone\" | 12"
            + " | no fact is called 'FieldDiffrence', allowed: FieldDifference",
        "field == \"phone\" | feild == \"phone\" | 12"
            + " | cannot be understood: feild == \"phone\"; FieldDifference has field, crmField,",
        "crm.present | crm.presnt | 12"
            + " | Side has no 'presnt', allowed: system, value, present, blank,",
        "field == \"phone\" | field == \"phne\" | 12 | field is never 'phne', allowed: addressOne,",
        "field == \"phone\" | crmField == \"phone\" | 12 | crmField is never 'phone', allowed: A",
        "field == \"phone\" | mapping != \"leed\" | 12 | mapping is never 'leed', allowed: contact,",
        "crm.present | behavior not in ( \"use-crm\", \"use-cmr\" ) | 12"
            + " | behavior is never 'use-cmr', allowed: always-crm, always-marketing, do-not-sync,",
        "crm.present | crm.changedBy == \"rep\" | 12"
            + " | changedBy is never 'rep', allowed: automation, syncline, unknown, user",
        "crm.present | crm.present, onlyMover == \"nobody\" | 12"
            + " | onlyMover is never 'nobody', allowed: crm, marketing, none",
        "crm.present | agreedBefore == \"often\" | 12 | Cannot coerce String often to boolean",
        "crm.present | crm.changedBy | 12 | 'crm.changedBy' must be a Boolean expression",
        "override().takeCrm | takeSalesforce | 14"
            + " | propose has no 'takeSalesforce', allowed: keep, merge, override, review,",
        "override().takeCrm( $d ) | override().takeCrm( $e ) | 14 | $e cannot be resolved",
        "override().takeCrm( $d ); | override().takeCrm( $d ) | 14 | behind 'then': Parse error",
        "\"phone\", crm.present ) | \"phone\", crm.present | 13 | syntax: mismatched input 'then'",
        "field == \"phone\" | field == \"phone | 12 | a quote is opened and not closed",
        "rule \"Mine\" | rule \"Mine | 10 | a quote is opened and not closed",
        "rule \"Mine\" | rule \"Mine\" salience 10 | 10"
            + " | 'salience' is not allowed: precedence has names: propose, propose.specific()",
        "rule \"Mine\" | rule \"Mine\" no-loop | 10 | 'no-loop' is not allowed",
        "rule \"Mine\" | rule \"Mine\" agenda-group \"x\" | 10 | 'agenda-group' is not allowed",
        "rule \"Mine\" | rule \"Mine\" lock-on-active | 10 | 'lock-on-active' is not allowed",
        "propose.override().takeCrm( $d ) | modify( $d ) { } | 14"
            + " | 'modify' is not allowed: a rule changes no fact, it calls propose",
        "propose.override().takeCrm( $d ) | insert( \"x\" ) | 14 | 'insert' is not allowed",
        "propose.override().takeCrm( $d ) | delete( $d ) | 14 | 'delete' is not allowed",
        "rule \"Mine\" | rule \"Mine\" prority 5 | 10 | syntax: mismatched input 'prority'",
      })
  void mistake_isTold(String right, String wrong, int line, String message) {
    assertThat(problems(GOOD.replace(right, wrong)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo(own());
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.place()).isIn("rule \"Mine\"", "rule \"Good\"");
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void missingEnd_isToldOfItsRule() {
    assertThat(problems(GOOD.replaceFirst("end\n", "")))
        .singleElement()
        .hasToString(
            own()
                + ":7: rule \"Good\": syntax: the rule ends too early; an 'end', a bracket"
                + " or a quote may be missing");
  }

  @Test
  void twoBadRules_areBothTold() {
    assertThat(problems(GOOD.replace("field ==", "feild ==")))
        .extracting(Problem::line, Problem::place)
        .containsExactly(tuple(5, "rule \"Good\""), tuple(12, "rule \"Mine\""));
  }

  @Test
  void unknownImport_isToldOfThatFileOnly() {
    assertThat(problems("import com.acme.Thing;\n" + GOOD))
        .singleElement()
        .hasToString(
            own() + ":1: Only a type can be imported. com.acme.Thing resolves to a package");
  }

  @Test
  void strayText_isTold() {
    assertThat(problems("// mine\nhello world\n"))
        .singleElement()
        .asString()
        .startsWith(own() + ":2: syntax: mismatched input 'hello'");
  }

  @Test
  void sameName_inAnotherFile_namesBoth() {
    assertThat(problems(GOOD.replace("Mine", "Salesforce changed most recently")))
        .singleElement()
        .hasToString(
            own()
                + ":10: rule \"Salesforce changed most recently\": a rule of this name is in"
                + " field/most-recent.drl:24 too");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n"})
  void emptyFile_isTold(String text) {
    assertThat(problems(text)).singleElement().hasToString(own() + ": the file is empty");
  }

  @ParameterizedTest
  @CsvSource({"own.drl, the rules folder itself", "sales/own.drl, sales/"})
  void ruleOutsideAPhase_isTold(String file, String found) {
    files.write(files.rules().resolve(file), GOOD);
    assertThat(problems())
        .singleElement()
        .hasToString(
            files.rules().resolve(file)
                + ": no phase runs rules in "
                + found
                + ", allowed: field/, assignment/, automation/");
  }

  @Test
  void wordsOfTheStyle_inCommentsAndTexts_areNoMistake() {
    String own =
        GOOD.replace("// Rules", "// no salience, no modify( )\n/* rule \"Good\" */ //")
            .replace("Mine", "A rep may update (or modify) \u2019this\u2019");
    files.write(files.rule("own.drl"), own);
    assertThat(files.load().rules())
        .extracting(RuleSet.RuleName::name)
        .contains("Good", "A rep may update (or modify) \u2019this\u2019");
  }

  @Test
  void unreadableFile_isTold() throws IOException {
    Path gone = files.rule("gone.drl");
    Files.createSymbolicLink(gone, Path.of("nowhere.drl"));
    assertThat(problems())
        .singleElement()
        .hasToString(gone + ": cannot be read: java.nio.file.NoSuchFileException: " + gone);
  }

  @Test
  void fileThatIsNotUtf8_isTold() throws IOException {
    Path latin = files.rule("latin.drl");
    Files.write(latin, GOOD.replace("city", "städte").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(problems())
        .singleElement()
        .hasToString(latin + ": cannot be read: it is not UTF-8 text");
  }

  @Test
  void missingFolder_isTold() {
    RuleFiles.delete(files.rules());
    assertThat(problems())
        .singleElement()
        .hasToString(files.rules() + ": the rules folder does not exist, expected field/*.drl");
  }

  @Test
  void emptyFolder_isTold() throws IOException {
    RuleFiles.delete(files.rules());
    Files.createDirectories(files.rules());
    assertThat(problems())
        .singleElement()
        .hasToString(files.rules() + ": no rules here, expected field/*.drl");
  }

  @Test
  void hiddenCopies_areNoRules() {
    files.write(files.rules().resolve("..2026_11_23/field/own.drl"), GOOD);
    files.write(files.rule(".own.drl"), "half a rul");
    files.write(files.rule("own.drl~"), "half a rul");
    files.write(files.rule("own.drl"), GOOD);
    assertThat(files.load().rules()).extracting(RuleSet.RuleName::name).contains("Good", "Mine");
  }

  @Test
  void mistakesInRulesAndMappings_areToldTogether() {
    files.write(files.mapping("own.yaml"), "");
    assertThat(problems("")).extracting(Problem::message).anyMatch(m -> m.contains("the keys"));
    assertThat(problems("")).hasSize(2);
  }
}
