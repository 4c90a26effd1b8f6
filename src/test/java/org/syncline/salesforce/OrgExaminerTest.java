package org.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.doctor.ExpectedField;
import org.syncline.doctor.ExpectedObject;
import org.syncline.doctor.Finding;
import org.syncline.doctor.Finding.Level;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;
import org.syncline.remote.SignIn;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.sandbox.salesforce.SalesforceSandbox;
import org.syncline.testsupport.SandboxClock;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ShippedMappings;

class OrgExaminerTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final SandboxClock ours = new SandboxClock("2026-11-24T09:00:00Z");
  private final SandboxClock theirs = new SandboxClock("2026-11-24T09:00:00Z");
  private SandboxServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private void start(UnaryOperator<SalesforceSandbox.Settings> settings) {
    server =
        SandboxServer.start(
            SandboxSettings.empty()
                .withPeople(60)
                .withSalesforce(settings.apply(SalesforceSandbox.Settings.defaults())),
            theirs);
  }

  private void startWith(String field, String type) {
    start(settings -> settings.withCustom(Map.of("Lead", Map.of(field, type))));
  }

  private List<Finding> examine(List<ExpectedObject> expected) {
    return examine(URI.create(server.baseUrl()), "secret", expected);
  }

  private List<Finding> examine(URI address, String secret, List<ExpectedObject> expected) {
    SignIn signIn =
        new SignIn(
            URI.create(address + "/services/oauth2/token"),
            () ->
                Map.of(
                    "grant_type", "client_credentials", "client_id", "us", "client_secret", secret),
            ours);
    SalesforceApi api = new SalesforceApi(signIn, "65.0", TIMEOUT, ours);
    return new OrgExaminer(api, signIn, "Syncline_Id__c", ours).examine(expected);
  }

  private static List<ExpectedObject> shipped() {
    return ShippedMappings.expect(SystemName.CRM);
  }

  private static ExpectedField field(String name, FieldType type, boolean written) {
    return new ExpectedField(name, Optional.of(type), written, written, Optional.empty(), Set.of());
  }

  private static List<ExpectedObject> lead(ExpectedField... fields) {
    return List.of(new ExpectedObject("Lead", List.of(fields), false));
  }

  private static ListAssert<Finding> assertProblem(
      List<Finding> findings, String topic, String what, String advice) {
    return assertFinding(findings, Level.PROBLEM, topic, what, advice);
  }

  private static ListAssert<Finding> assertFinding(
      List<Finding> findings, Level level, String topic, String what, String advice) {
    return assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.level()).isEqualTo(level);
              assertThat(finding.topic()).isEqualTo(topic);
              assertThat(finding.what()).contains(what);
              assertThat(finding.advice()).contains(advice);
            });
  }

  @Test
  void healthyOrg_withShippedMappings_hasNoProblem() {
    start(settings -> settings);
    List<Finding> findings = examine(shipped());
    assertThat(findings).noneMatch(finding -> finding.level() == Level.PROBLEM);
    assertThat(findings)
        .contains(Finding.ok("Lead", "all 31 mapped fields are there and fit"))
        .anyMatch(finding -> finding.what().contains("as us (us@sandbox.example)"));
  }

  @Test
  void org_thatIsNotThere_isUnreachable() {
    List<Finding> findings = examine(ScriptedServer.nobody(), "secret", shipped());
    assertThat(findings).hasSize(1);
    assertProblem(findings, "sign-in", "cannot be reached", "syncline.salesforce.url");
  }

  @Test
  void signIn_refused_isToldWithItsReason() {
    start(settings -> settings);
    List<Finding> findings = examine(URI.create(server.baseUrl()), "", shipped());
    assertThat(findings).hasSize(1);
    assertProblem(findings, "sign-in", "client_secret is missing", "syncline.salesforce.client-id");
  }

  @Test
  void api_notAllowed_isTold() {
    start(settings -> settings);
    String body = "[{\"errorCode\":\"API_DISABLED_FOR_ORG\",\"message\":\"no\"}]";
    fault(403, body, "/services/data");
    assertProblem(examine(shipped()), "sign-in", "API_DISABLED_FOR_ORG", "API Enabled");
  }

  private void fault(int status, String body, String path) {
    server
        .faults()
        .add(
            new Fault(
                0, "", path, Fault.Kind.ANSWER, Duration.ZERO, status, Map.of(), body, -1, 1.0));
  }

  @Test
  void calls_nearlyUsedUp_areAWarning_andUsedUp_aProblem() {
    start(settings -> settings.withDailyApiLimit(100));
    server.salesforce().dailyApiLimit(1);
    assertProblem(examine(List.of()), "daily API calls", "1 of 1 used", "wait");
    assertProblem(examine(List.of()), "daily API calls", "all of today's calls", "wait");
  }

  @ParameterizedTest
  @CsvSource({
    "2, OK, less than 2 s",
    "4, WARNING, 4 s behind",
    "-10, WARNING, 9 s ahead of",
    "3600, PROBLEM, 60 min behind"
  })
  void clock_thatDiffers_isTold(long seconds, Level level, String what) {
    start(settings -> settings);
    theirs.advance(Duration.ofSeconds(seconds));
    String advice = level == Level.OK ? "" : "NTP";
    assertFinding(examine(List.of()), level, "clock", what, advice);
  }

  @Test
  void object_thatIsNotShown_isNamedWithWhatWasMeant() {
    start(settings -> settings);
    List<ExpectedObject> expected = List.of(new ExpectedObject("Leads", List.of(), false));
    assertProblem(examine(expected), "Leads", "does not show this object", "Did you mean Lead?");
  }

  @Test
  void field_hidden_isNamedWithFieldLevelSecurity() {
    start(settings -> settings);
    server.salesforce().behaviour().hide("Lead", "City", true);
    assertProblem(examine(shipped()), "Lead.City", "the field City", "field-level security");
  }

  @ParameterizedTest
  @CsvSource({
    "Ctiy, the field Ctiy, City",
    "Score, the field Score, Score__c",
    "Ownr.Name, the reference Ownr, Owner"
  })
  void field_misspelt_isNamedWithWhatWasMeant(String name, String what, String meant) {
    start(settings -> settings);
    List<Finding> findings = examine(lead(field(name, FieldType.TEXT, false)));
    assertProblem(findings, "Lead." + name, what, "Did you mean " + meant);
  }

  @Test
  void joinedField_ofAHiddenParentField_isNamed() {
    start(settings -> settings);
    server.salesforce().behaviour().hide("Account", "Industry", true);
    assertProblem(examine(shipped()), "Contact.Account.Industry", "Industry", "visible");
  }

  @Test
  void joinedField_thatIsWritten_isAProblem() {
    start(settings -> settings);
    List<Finding> findings = examine(lead(field("Owner.Name", FieldType.TEXT, true)));
    assertProblem(findings, "Lead.Owner.Name", "can only be read", "crm-to-marketing");
  }

  @Test
  void joinedField_ofAnOwnerOfTwoKinds_isLeftAlone() {
    start(settings -> settings);
    assertThat(examine(lead(field("Owner.Anything", FieldType.TEXT, false))))
        .noneMatch(finding -> finding.level() == Level.PROBLEM);
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, NUMBER, true, PROBLEM, boolean",
    "boolean, NUMBER, false, WARNING, boolean",
    "string, BOOLEAN, true, PROBLEM, text or email",
    "datetime, DATE, true, PROBLEM, datetime",
    "multipicklist, TEXT, true, WARNING, multi-picklist",
    "double, TEXT, true, PROBLEM, number"
  })
  void type_thatDoesNotFit_isTold(
      String theirs, FieldType mapped, boolean written, Level level, String advice) {
    startWith("Odd__c", theirs);
    List<Finding> findings = examine(lead(field("Odd__c", mapped, written)));
    assertFinding(findings, level, "Lead.Odd__c", "is of type " + theirs, advice);
  }

  @Test
  void field_thatWeMayNotWrite_isAProblemOnlyWhereWeDo() {
    startWith("Grade__c", "string readOnly");
    assertProblem(examine(shipped()), "Lead.Grade__c", "may not write", "crm-to-marketing");
    assertThat(examine(lead(field("Grade__c", FieldType.TEXT, false))))
        .noneMatch(finding -> finding.level() == Level.PROBLEM);
  }

  @Test
  void field_thatIsTooShort_isAWarningWithBothLengths() {
    startWith("Territory__c", "string 20");
    assertFinding(
        examine(shipped()),
        Level.WARNING,
        "Lead.Territory__c",
        "takes 20 characters, and the mapping lets 80",
        "maxLength: { crm: 20 }");
  }

  @Test
  void words_thatARestrictedPicklistLacks_areNamed() {
    startWith("Heat__c", "picklist values=Hot,Cold");
    ExpectedField heat =
        new ExpectedField(
            "Heat__c",
            Optional.of(FieldType.TEXT),
            true,
            true,
            Optional.empty(),
            Set.of("Hot", "Warm"));
    assertProblem(examine(lead(heat)), "Lead.Heat__c", "[Warm]", "'values'");
  }

  @Test
  void requiredField_thatNothingFeeds_isAProblemWhereWeCreate() {
    start(
        settings ->
            settings.withCustom(
                Map.of(
                    "Lead", Map.of("Level__c", "double required"),
                    "Contact", Map.of("Level__c", "double required"))));
    List<Finding> findings = examine(shipped());
    assertProblem(findings, "Lead.Level__c", "nothing feeds it", "onCreate");
    assertThat(findings).noneMatch(finding -> finding.topic().equals("Contact.Level__c"));
  }

  @Test
  void requiredField_isToldWithItsType_andNotWhereACheckboxIsNeverBlank() {
    start(
        settings ->
            settings.withCustom(
                Map.of(
                    "Lead", Map.of("Level__c", "currency required", "Ok__c", "boolean required"))));
    List<Finding> findings = examine(shipped());
    assertProblem(findings, "Lead.Level__c", "needs this currency", "default in Salesforce");
    assertThat(findings).noneMatch(finding -> finding.topic().equals("Lead.Ok__c"));
  }

  @Test
  void requiredField_thatAProspectMayNotHave_isAWarning() {
    startWith("Territory__c", "string required");
    assertFinding(
        examine(shipped()),
        Level.WARNING,
        "Lead.Territory__c",
        "a prospect with nothing there makes none",
        "onCreate");
  }

  private static ExpectedField words(String name, FieldType type, String... words) {
    return new ExpectedField(name, Optional.of(type), true, true, Optional.empty(), Set.of(words));
  }

  private static List<ExpectedObject> opportunity(ExpectedField... fields) {
    return List.of(new ExpectedObject("Opportunity", List.of(fields), false));
  }

  private String recordType(String name, boolean active) {
    Map<String, Object> type =
        Map.of(
            "Name", name,
            "DeveloperName", name,
            "SobjectType", "Opportunity",
            "IsActive", active);
    return server.salesforce().store().insert("RecordType", type, us(), theirs.instant());
  }

  @Test
  void recordType_thatIsNotActiveOrNoneOfTheObject_isAProblemThatNamesTheUsableOnes() {
    start(settings -> settings);
    String usable = recordType("Partner", true);
    String closed = recordType("Old", false);
    assertThat(examine(opportunity(words("RecordTypeId", FieldType.ID, usable.substring(0, 15)))))
        .noneMatch(finding -> finding.level() == Level.PROBLEM);
    assertProblem(
        examine(opportunity(words("RecordTypeId", FieldType.ID, usable, closed))),
        "Opportunity.RecordTypeId",
        "[" + closed + "]",
        usable + " (Partner)");
  }

  @Test
  void currency_thatTheOrgDoesNotHave_isAProblem() {
    start(settings -> settings);
    assertProblem(
        examine(opportunity(words("CurrencyIsoCode", FieldType.PICKLIST, "EUR", "CHF"))),
        "Opportunity.CurrencyIsoCode",
        "does not take [CHF]: it is a restricted picklist of USD, EUR, GBP",
        "'onCreate'");
  }

  @Test
  void amount_withoutItsCurrency_isAWarningWhereTheOrgHasSeveral() {
    start(settings -> settings);
    ExpectedField amount = field("Amount", FieldType.NUMBER, false);
    assertFinding(
        examine(opportunity(amount)),
        Level.WARNING,
        "Opportunity.Amount",
        "the org has several",
        "CurrencyIsoCode");
    ExpectedField currency = field("CurrencyIsoCode", FieldType.PICKLIST, false);
    assertThat(examine(opportunity(amount, currency)))
        .noneMatch(finding -> finding.topic().equals("Opportunity.Amount"));
    assertThat(examine(shipped())).noneMatch(f -> f.what().contains("the org has several"));
  }

  @Test
  void multiPicklist_takesSeveralWordsInOneValue() {
    startWith("Fields__c", "multipicklist values=Math,Physics");
    ExpectedField fits = words("Fields__c", FieldType.MULTI_PICKLIST, "Math;Physics");
    assertThat(examine(lead(fits))).noneMatch(finding -> finding.level() == Level.PROBLEM);
    ExpectedField none = words("Fields__c", FieldType.MULTI_PICKLIST, "Math; Art");
    assertProblem(examine(lead(none)), "Lead.Fields__c", "[Math; Art]", "'values'");
  }

  @Test
  void externalId_hiddenOrOfTheWrongKind_isTold() {
    start(settings -> settings);
    server.salesforce().behaviour().hide("Lead", "Syncline_Id__c", true);
    assertFinding(
        examine(shipped()), Level.WARNING, "Lead.Syncline_Id__c", "no external id", "Unique");
    server.close();
    startWith("Syncline_Id__c", "string");
    assertProblem(examine(shipped()), "Lead.Syncline_Id__c", "not a text", "external-id");
  }

  @Test
  void otherPrograms_thatChangeTheSameRecords_areNamed() {
    start(settings -> settings);
    Map<String, Object> fields = new HashMap<>(Map.of("LastName", "Ann", "Company", "Acme"));
    String id =
        server
            .salesforce()
            .store()
            .insert("Lead", fields, server.salesforce().userOf("a rep"), theirs.instant());
    server.salesforce().edit("Lead", id, Map.of("City", "Ulm"), "HubSpot Sync");
    List<Finding> findings = examine(lead(field("City", FieldType.TEXT, true)));
    assertFinding(findings, Level.WARNING, "Lead", "'HubSpot Sync' made", "another program");
    assertThat(examine(lead(field("City", FieldType.TEXT, false))))
        .as("what is only read may be changed by anybody")
        .noneMatch(finding -> finding.level() == Level.WARNING);
  }

  @Test
  void whoeverChangesMostRecords_isNamed() {
    start(settings -> settings);
    String one = server.salesforce().userOf("one");
    for (int i = 0; i < 100; i++) {
      server.salesforce().store().insert("Lead", Map.of("LastName", "Ann"), one, theirs.instant());
    }
    assertFinding(
        examine(lead(field("City", FieldType.TEXT, true))),
        Level.WARNING,
        "Lead",
        "'one' made",
        "If that is a program");
  }

  @Test
  void peopleOfTheSandbox_areNothingToWarnOf() {
    start(settings -> settings);
    assertThat(examine(shipped())).noneMatch(finding -> finding.what().contains("the last change"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void object_thatIsNotShown_isToldOnce(boolean written) {
    start(settings -> settings);
    ExpectedField field = field("Name", FieldType.TEXT, written);
    assertThat(examine(List.of(new ExpectedObject("Plan__c", List.of(field), false))))
        .filteredOn(finding -> finding.topic().startsWith("Plan__c"))
        .hasSize(1);
  }

  @Test
  void ownChanges_areNotToldAsAnothers() {
    start(settings -> settings);
    server.salesforce().store().insert("Lead", Map.of("LastName", "Ann"), us(), theirs.instant());
    assertThat(examine(lead(field("City", FieldType.TEXT, true))))
        .noneMatch(finding -> finding.what().contains("'us'"));
  }

  private String us() {
    return server.salesforce().userOf("us");
  }

  @Test
  void answer_thatNobodyExpected_isAProblemThatNamesIt() {
    start(settings -> settings);
    fault(200, "<html>", "/services/data/v65.0/sobjects/Lead/describe");
    assertProblem(examine(shipped()), "Lead", "no JSON", "again");
  }
}
