package org.syncline.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.Direction;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingLoader;
import org.syncline.mapping.NullSync;
import org.syncline.mapping.Recency;
import org.syncline.pardot.PardotDoor;
import org.syncline.record.FieldType;
import org.syncline.record.Problem;
import org.syncline.record.SystemName;
import org.syncline.testsupport.RuleFiles;

class SettingsImportTest {
  private static final Path EXAMPLES = Path.of("src", "test", "resources", "vendor-settings");
  private static final String HEADERS = "Field name,Salesforce field name,Type,Sync behavior\n";

  @TempDir Path folder;
  private RuleFiles files;

  @BeforeEach
  void shipped() {
    files = RuleFiles.in(folder);
  }

  private SettingsImport.Result result(String text, boolean syncBlanks) {
    return new SettingsImport(
            files.mappings(),
            EnumSet.allOf(PersonObject.class),
            syncBlanks,
            PardotDoor.standardProspectFields())
        .of("fields.csv", text);
  }

  private SettingsImport.Result example(String name) {
    SettingsImport.Result result = result(RuleFiles.read(EXAMPLES.resolve(name)), false);
    assertThat(result.problems()).isEmpty();
    return result;
  }

  /** Read as a server would. */
  private Mapping mapping(SettingsImport.Result result, String name) {
    assertThat(result.problems()).isEmpty();
    Path made = folder.resolve("made");
    RuleFiles.delete(made);
    result.files().forEach((file, text) -> files.write(made.resolve(file), text));
    MappingLoader.Loaded loaded = MappingLoader.load(made);
    assertThat(loaded.problems()).isEmpty();
    return loaded.mappings().named(name).orElseThrow();
  }

  private static String line(SettingsImport.Result result, String file, String field) {
    return result
        .files()
        .get(file)
        .lines()
        .filter(line -> line.contains("marketing: " + field + ","))
        .reduce((one, other) -> one + other)
        .orElse("");
  }

  private List<String> problems(String text) {
    return result(text, false).problems().stream().map(Problem::toString).toList();
  }

  @Test
  void chosenBehavior_isTheFieldsBehavior() {
    Mapping lead = mapping(example("prospect-fields.csv"), "lead");
    assertThat(behavior(lead, "firstName")).isEqualTo(Behavior.USE_CRM);
    assertThat(behavior(lead, "lastName")).isEqualTo(Behavior.USE_MARKETING);
    assertThat(behavior(lead, "email")).isEqualTo(Behavior.MOST_RECENT);
    assertThat(behavior(lead, "Interests__c")).isEqualTo(Behavior.DO_NOT_SYNC);
  }

  private static Behavior behavior(Mapping mapping, String field) {
    return mapping.byMarketing(field).map(FieldMapping::behavior).orElseThrow();
  }

  @Test
  void knownField_keepsItsTypeLengthAndWhatANewRecordGets() {
    assertThat(line(example("prospect-fields.csv"), "lead.yaml", "lastName"))
        .isEqualTo(
            "  - { marketing: lastName, crm: LastName, behavior: use-marketing,"
                + " maxLength: { crm: 80 }, onCreate: { crm: \"[not provided]\" } }");
  }

  @Test
  void customField_isAddedWithItsType() {
    assertThat(line(example("prospect-fields.csv"), "contact.yaml", "Favourite_Colour__c"))
        .isEqualTo(
            "  - { marketing: Favourite_Colour__c, crm: Favourite_Colour__c, type: picklist,"
                + " behavior: use-marketing }");
  }

  @Test
  void unknownField_isSaidToBeTakenForACustomOne() {
    SettingsImport.Result result =
        result(
            HEADERS
                + "First Name,FirstName,Text,Use Salesforce's value\n"
                + "Region,Region__c,Text,Use Salesforce's value\n"
                + "Shoe_Size__c,Shoe_Size__c,Text,Use Salesforce's value\n"
                + "Email,Email,Text,Use Salesforce's value\n",
            false);
    assertThat(result.notes())
        .filteredOn(note -> note.startsWith("fields.csv"))
        .containsExactly(
            "fields.csv:3: 'Region' is no standard field of a prospect, so it is taken for the"
                + " custom field Region__c.");
  }

  @Test
  void fieldThatIsNearlyAStandardOne_isToldWithWhatMayBeMeant() {
    String row = "Frist_Name,FirstName,Text,Use Salesforce's value\n";
    String told =
        "fields.csv:2: 'Frist_Name' is no standard field of a prospect, so it is taken for the"
            + " custom field Frist_Name__c. Did you mean firstName";
    assertThat(result(HEADERS + row, false).notes()).anyMatch(note -> note.startsWith(told));
    assertThat(result(HEADERS.replace("Field name", "API name") + row, false).notes())
        .anyMatch(note -> note.startsWith(told));
    String id = "Shoe_Size,Shoe_Size__c,Text,Use Salesforce's value\n";
    assertThat(result(HEADERS.replace("Field name", "API name") + id, false).notes())
        .noneMatch(note -> note.startsWith("fields.csv"));
  }

  @Test
  void head_staysAsItWas_butForRecency() {
    SettingsImport.Result result = example("prospect-fields.csv");
    String before = RuleFiles.read(files.mapping("lead.yaml")).split("fields:")[0];
    assertThat(result.files().get("lead.yaml"))
        .startsWith(before.replace("recency: field", "recency: record") + "fields:\n");
  }

  @Test
  void mostRecentRecord_andField_areToldToGoByOneRecency() {
    SettingsImport.Result result = example("prospect-fields.csv");
    assertThat(mapping(result, "lead").recency()).isEqualTo(Recency.RECORD);
    assertThat(result.notes())
        .anyMatch(note -> note.startsWith("lead.yaml: optedOut: compared by the field's own time"));
    assertThat(mapping(example("lead-and-contact.csv"), "lead").recency()).isEqualTo(Recency.FIELD);
  }

  @Test
  void recency_thatTheFileDoesNotName_isAdded() {
    files.edit(files.mapping("lead.yaml"), text -> text.replace("recency: field\n", ""));
    assertThat(mapping(example("prospect-fields.csv"), "lead").recency()).isEqualTo(Recency.RECORD);
  }

  @Test
  void fixedFields_areFixedWhateverWasChosen() {
    SettingsImport.Result result = example("prospect-fields.csv");
    assertThat(line(result, "lead.yaml", "score"))
        .contains("crm: Score__c, type: number, direction: marketing-to-crm")
        .contains("behavior: always-marketing");
    assertThat(line(result, "lead.yaml", "grade"))
        .contains("crm: pi__grade__c, direction: marketing-to-crm, behavior: always-marketing");
    assertThat(line(result, "lead.yaml", "campaignId")).contains("crm: Pardot_Campaign__c");
    assertThat(line(result, "lead.yaml", "salesforceOwnerId"))
        .contains("crm: OwnerId, type: id, direction: crm-to-marketing, behavior: use-crm");
    assertThat(result.notes()).contains("lead.yaml: grade: " + Imported.NO_CHOICE);
  }

  @Test
  void columnOfBothObjects_meansEachObjectsOwnField() {
    SettingsImport.Result result = example("prospect-fields.csv");
    assertThat(line(result, "contact.yaml", "city")).contains("crm: MailingCity");
    assertThat(line(result, "contact.yaml", "company"))
        .contains("crm: Account.Name, direction: crm-to-marketing, behavior: always-crm");
    assertThat(line(result, "lead.yaml", "company")).contains("behavior: use-marketing");
    assertThat(line(result, "contact.yaml", "territory")).contains("crm: Region__c");
    assertThat(line(result, "contact.yaml", "territory")).doesNotContain("maxLength");
  }

  @Test
  void fieldThatTheExportDoesNotHave_isKept() {
    SettingsImport.Result result = example("prospect-fields.csv");
    assertThat(result.files().get("lead.yaml").split("# as before")[1])
        .contains("marketing: jobTitle, crm: Title")
        .doesNotContain("marketing: email");
    assertThat(result.notes())
        .anyMatch(note -> note.matches("lead.yaml: salutation, jobTitle, .*: kept as they were.*"));
  }

  @Test
  void fieldThatIsNotSynced_isLeftOut() {
    SettingsImport.Result result = example("prospect-fields.csv");
    assertThat(line(result, "lead.yaml", "Shoe_Size__c")).isEmpty();
    assertThat(result.notes()).anyMatch(note -> note.startsWith("lead.yaml: Shoe_Size__c: left"));
    SettingsImport.Result twoColumns = example("lead-and-contact.csv");
    assertThat(line(twoColumns, "lead.yaml", "MQL_Date__c")).contains("crm: MQL_Date__c");
    assertThat(line(twoColumns, "contact.yaml", "MQL_Date__c")).isEmpty();
  }

  @Test
  void keptField_whoseSalesforceFieldIsTaken_isTakenOut() {
    SettingsImport.Result result =
        result(HEADERS + "Region,Territory__c,Text,Use Salesforce's value\n", false);
    assertThat(mapping(result, "lead").byMarketing("territory")).isEmpty();
    assertThat(result.notes()).anyMatch(note -> note.startsWith("lead.yaml: territory: taken out"));
  }

  @Test
  void headersAndNames_areKnownInAnyWriting() {
    SettingsImport.Result result = example("lead-and-contact.csv");
    assertThat(line(result, "lead.yaml", "firstName")).contains("behavior: use-crm");
    assertThat(line(result, "lead.yaml", "isDoNotCall")).contains("behavior: most-recent");
    assertThat(line(result, "lead.yaml", "department"))
        .contains("crm: Department__c", "use-marketing");
    assertThat(line(result, "contact.yaml", "department")).contains("crm: Department,");
  }

  @Test
  void blanks_eraseOnlyWhereThatWasSwitchedOn() {
    String phone = HEADERS + "Phone,Phone,Text,Use Salesforce's value\n";
    assertThat(nullSync(result(phone, false), "phone")).isEqualTo(NullSync.NEVER);
    assertThat(nullSync(result(phone, true), "phone")).isEqualTo(NullSync.CLEARED);
    String owner = HEADERS + "Assigned User,Lead Owner,,\nPhone,Phone,,Use Pardot's value\n";
    assertThat(nullSync(result(owner, true), "salesforceOwnerId")).isEqualTo(NullSync.NEVER);
    assertThat(nullSync(result(owner, true), "phone")).isEqualTo(NullSync.NEVER);
  }

  private NullSync nullSync(SettingsImport.Result result, String field) {
    return mapping(result, "lead").byMarketing(field).orElseThrow().nullSync(SystemName.CRM);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Phone,Phone,Text,Use HubSpot's value | fields.csv:2: Sync behavior: unknown behaviour 'Use"
            + " HubSpot's value', allowed: 'Use Account Engagement's value', 'Use Pardot's value'",
        "Phone,Phone,Text,Most recently updated | fields.csv:2: Sync behavior: unknown behaviour",
        "Phone,Phone,Text, | fields.csv:2: Sync behavior: expected one, found nothing, allowed:",
        "Phone,Phone,Telephone,Use Pardot's value | fields.csv:2: Type: unknown type 'Telephone',"
            + " allowed: text, Textarea, Hidden,",
        "Shoe Size,Shoe__c,,Use Pardot's value | fields.csv:2: Field name: expected a standard"
            + " field, such as First Name, or a custom field's id, such as Region, found 'Shoe Size'",
        "Shoe,Shoe Size,,Use Pardot's value | fields.csv:2: Salesforce field name: expected the API"
            + " name of a Salesforce field, such as Region__c, found 'Shoe Size'",
        "Shoe,,,Use Pardot's value | fields.csv:2: Salesforce field name: expected the API name of a"
            + " Salesforce field, found nothing",
        "Phone,Phone,Use Pardot's value | fields.csv:2: expected 4 cells as in the headers, found 3",
        "' ,, ,' | fields.csv:2: this row is empty",
        "Phone,\"Pho,Text | fields.csv:2: is no CSV: (startline 2)",
      })
  void mistake_isToldWithLineColumnAndWhatIsAllowed(String row, String told) {
    SettingsImport.Result result = result(HEADERS + row + "\n", false);
    assertThat(result.files()).isEmpty();
    assertThat(result.problems()).anyMatch(problem -> problem.toString().startsWith(told));
  }

  @Test
  void fieldMappedTwice_namesBothLines() {
    String rest = ",Text,Use Salesforce's value\n";
    assertThat(problems(HEADERS + "Phone,Phone" + rest + "phone,Fax" + rest))
        .contains("fields.csv:3: Field name: phone is mapped twice, in line 2 too");
    assertThat(problems(HEADERS + "Phone,Phone" + rest + "Fax,phone" + rest))
        .contains(
            "fields.csv:3: Salesforce field name: Lead.phone is mapped twice, in line 2 too",
            "fields.csv:3: Salesforce field name: Contact.phone is mapped twice, in line 2 too");
  }

  @Test
  void headers_thatAreMissingOrDoubled_areToldWithThoseAllowed() {
    assertThat(problems("Name,Kind\nPhone,Text\n"))
        .hasSize(2)
        .anyMatch(
            line ->
                line.startsWith(
                    "fields.csv:1: Sync behavior: this column is missing, allowed headers:"
                        + " 'Sync behavior', 'Sync behaviour'"))
        .anyMatch(line -> line.endsWith("; found: Name, Kind"));
    assertThat(problems("Name,Field,Lead,Sync behavior\n"))
        .containsExactly("fields.csv:1: Field name: this column is there twice, again as 'Field'");
    assertThat(problems("Name,Lead,Sync behavior\nPhone,Phone,Use Pardot's value\n"))
        .singleElement()
        .asString()
        .startsWith("fields.csv:1: Salesforce contact field: this column is missing");
  }

  @ParameterizedTest
  @CsvSource({"'',is empty", "'Name,Salesforce field,Behavior',no row"})
  void fileWithoutRows_isTold(String text, String told) {
    assertThat(problems(text)).singleElement().asString().contains(told);
  }

  @Test
  void mappingFiles_thatCannotBeUsed_areTold() {
    files.edit(files.mapping("lead.yaml"), text -> text.replace("both", "up"));
    assertThat(problems(HEADERS + "Phone,Phone,,Use Pardot's value\n"))
        .singleElement()
        .asString()
        .contains("lead.yaml:6: direction: unknown word 'up'");
    RuleFiles.delete(files.mapping("kept"));
    RuleFiles.delete(files.mapping("lead.yaml"));
    assertThat(problems(HEADERS + "Phone,Phone,,Use Pardot's value\n"))
        .singleElement()
        .asString()
        .contains("lead.yaml: expected a mapping of prospect and Lead");
  }

  @Test
  void keysBehindTheFields_stay_andAListInBracketsBecomesLines() throws IOException {
    files.write(
        files.mapping("lead.yaml"),
        """
        mapping: lead
        marketing: prospect
        crm: Lead
        match: [ { marketing: email, crm: Email } ]
        fields: [ { marketing: email, crm: Email, behavior: use-crm },
          { marketing: fax, crm: Fax, behavior: use-crm } ]
        priority: 7
        recency: field # by field
        """);
    SettingsImport.Result result =
        result(HEADERS + "Phone,Phone,,Use the most recently updated record\n", false);
    Mapping lead = mapping(result, "lead");
    assertThat(lead.priority()).isEqualTo(7);
    assertThat(lead.recency()).isEqualTo(Recency.RECORD);
    assertThat(lead.fields()).hasSize(3);
    assertThat(result.files().get("lead.yaml")).endsWith("recency: record # by field\n");
  }

  @Test
  void commentsAboveTheKeyBehindTheFields_stay() {
    files.edit(
        files.mapping("lead.yaml"),
        text ->
            text.replaceFirst("(?m)^priority: .*\\R", "") + "\n# first come\npriority: 7\n# end\n");
    assertThat(
            result(HEADERS + "Phone,Phone,,Use Pardot's value\n", false).files().get("lead.yaml"))
        .endsWith("}\n\n# first come\npriority: 7\n# end\n");
  }

  @Test
  void fieldThatGoesOneWayHere_goesOnSo() {
    SettingsImport.Result result =
        result(HEADERS + "crmStatus,Status,,Use Salesforce's value\n", false);
    assertThat(line(result, "lead.yaml", "crmStatus__c"))
        .contains("crm: Status, direction: crm-to-marketing, behavior: use-crm");
  }

  @Test
  void accountName_isSalesforces_andALeadHasNone() {
    SettingsImport.Result result =
        result(HEADERS + "Firm,Account.Name,,Use Pardot's value\n", false);
    assertThat(line(result, "contact.yaml", "Firm__c"))
        .contains("crm: Account.Name, direction: crm-to-marketing, behavior: always-crm");
    assertThat(line(result, "lead.yaml", "Firm__c")).isEmpty();
    assertThat(mapping(result, "contact").byMarketing("company")).isEmpty();
  }

  @Test
  void recency_isSaidByFieldsThatGoByIt() {
    SettingsImport.Result result =
        result(
            HEADERS
                + "Company,Account.Name,,Use the most recently updated record\n"
                + "Opted Out,HasOptedOutOfEmail,,Use the most recently updated field\n",
            false);
    assertThat(mapping(result, "contact").recency()).isEqualTo(Recency.FIELD);
    SettingsImport.Result changed =
        result(HEADERS + "Email,Email,,Use the most recently updated record\n", false);
    assertThat(changed.notes())
        .anyMatch(note -> note.matches("lead.yaml: .*optedOut.*: compared by another time.*"));
  }

  @Test
  void idOfACustomField_isNoLabelOfAStandardOne() {
    String row =
        "Field name,API name,Salesforce field name,Sync behavior\n,Title,Rank__c,Use Pardot's value\n";
    assertThat(line(result(row, false), "lead.yaml", "Title__c")).contains("crm: Rank__c");
  }

  @Test
  void nullSync_thatIsLeftOut_isTold() {
    assertThat(result(HEADERS + "Phone,Phone,,Use Salesforce's value\n", false).notes())
        .anyMatch(note -> note.startsWith("lead.yaml: phone: 'nullSync' is left out"));
  }

  @Test
  void ownFile_importedAgain_isTheSame() throws IOException {
    SettingsImport.Result first = example("prospect-fields.csv");
    for (Map.Entry<String, String> file : first.files().entrySet()) {
      Files.writeString(files.mapping(file.getKey()), file.getValue());
    }
    assertThat(example("prospect-fields.csv").files()).isEqualTo(first.files());
  }

  @Test
  void oddWords_readBackAsTheyWere() {
    Map<String, String> odd =
        Map.of(
            "yes",
            "no",
            "1e3",
            "~",
            "a: b",
            "say \"hi\" \\ you",
            "#x",
            "\u00e9\u2028\t\ud83d\ude00");
    FieldMapping field =
        new FieldMapping(
            "null",
            "On",
            FieldType.PICKLIST,
            Direction.BOTH,
            Behavior.USE_CRM,
            Map.of(),
            Map.of(),
            Map.of(SystemName.CRM, "- x"),
            Optional.of("true"),
            odd);
    files.write(
        folder.resolve("odd/odd.yaml"),
        """
        mapping: odd
        marketing: prospect
        crm: Lead
        match: [ { marketing: email, crm: Email } ]
        fields:
        """
            + FieldLine.of(field)
            + "\n");
    MappingLoader.Loaded loaded = MappingLoader.load(folder.resolve("odd"));
    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.mappings().mappings().get(0).fields()).containsExactly(field);
  }
}
