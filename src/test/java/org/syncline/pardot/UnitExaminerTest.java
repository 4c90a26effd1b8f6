package org.syncline.pardot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.syncline.sandbox.pardot.CustomField;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.testsupport.SandboxClock;
import org.syncline.testsupport.ScriptedServer;
import org.syncline.testsupport.ShippedMappings;
import org.syncline.testsupport.TestConfig;

class UnitExaminerTest {
  private static final String UNIT = "0Uv000000000001AAA";

  private final SandboxClock ours = new SandboxClock("2026-11-24T09:00:00Z");
  private final SandboxClock theirs = new SandboxClock("2026-11-24T09:00:00Z");
  private final SandboxServer server =
      SandboxServer.start(
          SandboxSettings.empty()
              .withPeople(20)
              .withPardot(
                  PardotSandbox.Settings.defaults()
                      .withCustomFields(
                          List.of(
                              new CustomField("crmStatus", "CRM status", "text"),
                              new CustomField("hobbies", "Hobbies", "checkbox")))),
          theirs);

  @AfterEach
  void stop() {
    server.close();
  }

  private List<Finding> examine(List<ExpectedObject> expected) {
    return examine(URI.create(server.baseUrl()), UNIT, false, expected);
  }

  private List<Finding> examine(
      URI address, String unit, boolean vendorIgnored, List<ExpectedObject> expected) {
    SignIn signIn = signIn("secret");
    return new UnitExaminer(api(signIn, address, unit), signIn, vendorIgnored, ours)
        .examine(expected);
  }

  private SignIn signIn(String secret) {
    return new SignIn(
        URI.create(server.baseUrl() + "/services/oauth2/token"),
        () ->
            Map.of("grant_type", "client_credentials", "client_id", "us", "client_secret", secret),
        ours);
  }

  private PardotApi api(SignIn signIn, URI address, String unit) {
    return new PardotApi(signIn, address, unit, TestConfig.of(PardotConfig.class, Map.of()), ours);
  }

  private static List<ExpectedObject> shipped() {
    return ShippedMappings.expect(SystemName.MARKETING);
  }

  private static List<ExpectedObject> prospect(String name, FieldType type, boolean written) {
    ExpectedField field =
        new ExpectedField(name, Optional.of(type), written, written, Optional.empty(), Set.of());
    return List.of(new ExpectedObject("prospect", List.of(field), false));
  }

  private static void assertFinding(
      List<Finding> findings, Level level, String topic, String what, String advice) {
    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.level()).isEqualTo(level);
              assertThat(finding.topic()).isEqualTo(topic);
              assertThat(finding.what()).contains(what);
              assertThat(finding.advice()).contains(advice);
            });
  }

  private static void assertOnlyProblem(List<Finding> findings, String what, String advice) {
    assertThat(findings).hasSize(1);
    assertFinding(findings, Level.PROBLEM, findings.get(0).topic(), what, advice);
  }

  @Test
  void healthyUnit_withShippedMappings_hasNoProblem() {
    List<Finding> findings = examine(shipped());
    assertThat(findings).noneMatch(finding -> finding.level() == Level.PROBLEM);
    assertThat(findings).contains(Finding.ok("prospect", "all 32 mapped fields are there and fit"));
    assertFinding(findings, Level.OK, "daily API calls", "1 of 100,000", "");
  }

  @Test
  void user_thatIsTied_isNamed_andOtherwiseMissed() {
    assertFinding(examine(List.of()), Level.WARNING, "user", "no Pardot user", "Our own edits");
    String ourId = server.salesforce().userOf("us");
    int id = server.pardot().store().insert("users", Map.of("salesforceId", ourId));
    assertFinding(examine(List.of()), Level.OK, "user", "Pardot user " + id, "");
  }

  @Test
  void unit_thatIsUnknown_isTold() {
    URI address = URI.create(server.baseUrl());
    assertOnlyProblem(
        examine(address, "0Uvwrong", false, shipped()),
        "does not know the business unit",
        "syncline.pardot.business-unit-id");
  }

  @Test
  void pardot_thatIsNotThere_isUnreachable() {
    assertOnlyProblem(
        examine(ScriptedServer.nobody(), UNIT, false, shipped()),
        "cannot be reached",
        "syncline.pardot.url");
  }

  @Test
  void signIn_refused_isLeftToSalesforce() {
    SignIn refused = signIn("");
    UnitExaminer examiner =
        new UnitExaminer(api(refused, URI.create(server.baseUrl()), UNIT), refused, false, ours);
    assertOnlyProblem(examiner.examine(shipped()), "sign-in at Salesforce", "one sign-in");
  }

  @ParameterizedTest
  @CsvSource({
    "401, '{\"code\":49,\"message\":\"Access Denied\"}', does not let us in, pardot_api",
    "403, '{\"code\":89,\"message\":\"no right\"}', refuses us, pardot_api",
    "429, '{\"code\":66,\"message\":\"busy\"}', is busy, in a minute",
    "429, '{\"code\":122,\"message\":\"Daily API rate limit met\"}', calls are used, wait",
    "204, '', shows us nothing, role"
  })
  void unit_thatDoesNotLetUsIn_isToldWithAdvice(
      int status, String body, String what, String advice) {
    fault(status, "application/json", body);
    assertOnlyProblem(examine(shipped()), what, advice);
  }

  @Test
  void page_ofSomethingElse_isNoPardot() {
    fault(404, "text/html", "<html>not here</html>");
    assertOnlyProblem(examine(shipped()), "answered 404", "syncline.pardot.url");
  }

  private void fault(int status, String type, String body) {
    server
        .faults()
        .add(
            new Fault(
                0,
                "",
                "/api/v5",
                Fault.Kind.ANSWER,
                Duration.ZERO,
                status,
                Map.of("Content-Type", type),
                body,
                -1,
                1.0));
  }

  @Test
  void calls_nearlyUsedUp_areAWarning() {
    server.pardot().dailyLimit(1);
    assertFinding(examine(List.of()), Level.PROBLEM, "daily API calls", "1 of 1 used", "wait");
  }

  @Test
  void clock_farOff_isAProblem() {
    theirs.advance(Duration.ofMinutes(7));
    assertFinding(examine(List.of()), Level.PROBLEM, "clock", "7 min behind", "NTP");
  }

  @ParameterizedTest
  @CsvSource({"hobies__c, hobbies__c", "fristName, firstName"})
  void field_thatIsUnknown_isNamedWithWhatWasMeant(String name, String meant) {
    List<Finding> findings = examine(prospect(name, FieldType.TEXT, false));
    assertFinding(findings, Level.PROBLEM, "prospect." + name, "does not know this field", meant);
  }

  @Test
  void object_thatIsUnknown_isTold() {
    List<ExpectedObject> deals =
        List.of(
            new ExpectedObject("deal", prospect("id", FieldType.ID, false).get(0).fields(), false));
    assertFinding(
        examine(deals), Level.PROBLEM, "deal", "does not show this object", "'marketing'");
  }

  @Test
  void joinedField_thatIsWritten_isAProblem() {
    assertFinding(
        examine(prospect("campaign.name", FieldType.TEXT, true)),
        Level.PROBLEM,
        "prospect.campaign.name",
        "can only be read",
        "marketing-to-crm");
  }

  @Test
  void readOnlyField_thatIsWritten_isAProblem() {
    assertFinding(
        examine(prospect("grade", FieldType.TEXT, true)),
        Level.PROBLEM,
        "prospect.grade",
        "nobody write",
        "marketing-to-crm");
  }

  @ParameterizedTest
  @CsvSource({
    "hobbies__c, BOOLEAN, true, PROBLEM, multi-picklist",
    "hobbies__c, TEXT, true, WARNING, multi-picklist",
    "optedOut, TEXT, true, PROBLEM, boolean",
    "lastActivityAt, DATE, false, WARNING, datetime"
  })
  void type_thatDoesNotFit_isTold(
      String name, FieldType mapped, boolean written, Level level, String advice) {
    assertFinding(
        examine(prospect(name, mapped, written)), level, "prospect." + name, "mapped as", advice);
  }

  @Test
  void prospects_createdWithoutAddress_areAProblem() {
    List<ExpectedObject> expected =
        List.of(
            new ExpectedObject(
                "prospect", prospect("city", FieldType.TEXT, true).get(0).fields(), true));
    assertFinding(examine(expected), Level.PROBLEM, "prospect.email", "nothing feeds it", "Map it");
  }

  @Test
  void vendorsConnector_atWork_isAProblemUnlessIgnored() {
    assertFinding(examine(List.of()), Level.OK, "vendor's connector", "no trace", "");
    assertThat(server.pardot().syncByVendor()).isPositive();
    String seen = "last synced at 2026-11-24T09:00:00Z";
    assertFinding(examine(List.of()), Level.PROBLEM, "vendor's connector", seen, "Pause");
    URI address = URI.create(server.baseUrl());
    assertFinding(
        examine(address, UNIT, true, List.of()),
        Level.WARNING,
        "vendor's connector",
        seen,
        "ignored");
    theirs.advance(Duration.ofMinutes(61));
    ours.advance(Duration.ofMinutes(61));
    assertFinding(examine(List.of()), Level.OK, "vendor's connector", "not at work: ", "");
  }
}
