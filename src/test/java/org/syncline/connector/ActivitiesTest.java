package org.syncline.connector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.kept.Kept;
import org.syncline.kept.KeptRecords;
import org.syncline.kept.Timeline;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.LiveRuleSets;
import org.syncline.sync.Retries;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Activities from outside: posted, kept once, shown, and asked by rules. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class ActivitiesTest {
  private static final String TYPES =
      """
      activities:
        attended:
          extension: Webinars
          type: Attended
          title: Webinar
          word: attended
          values:
            webinar: { type: string, required: true }
            minutes: { type: number }
            live: { type: boolean }
            left: { type: date-time }
            value: { type: string }
        registered: { extension: Webinars, type: Registered, title: Webinar, word: registered for }
      """;

  private static final String READ =
      """
      keep: externalActivity
      system: marketing
      fields: [ extension, type, email, value, createdAt ]
      """;

  private static final String GOOD =
      "{'type':'attended','email':'a@x.org','at':'%s','key':'k-1',"
          + "'values':{'webinar':'Spring','minutes':45}}";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;
  @Inject KeptRecords kept;
  @Inject Timeline timeline;
  @Inject AwaitedRecords awaited;
  @Inject Retries retries;

  private RuleFiles files;
  private String contact;
  private String prospect;

  @BeforeEach
  void contactWithProspect() {
    files = OwnRuleFiles.shipped();
    files.write(files.mapping("activities.yaml"), TYPES);
    reload();
    sync.reset();
    prospect =
        marketing.create(
            "prospect", Map.of("email", "a@x.org", "lastName", "L", "department", "Sales"));
    contact =
        crm.create("Contact", Map.of("Email", "a@x.org", "LastName", "L", "Department", "IT"));
    sync.quiet();
  }

  private void reload() {
    assertThat(ruleSets.reload().problems()).isEmpty();
  }

  private String good() {
    return GOOD.formatted(sync.now());
  }

  private static ValidatableResponse post(String... items) {
    return given()
        .contentType(ContentType.JSON)
        .body("{\"activities\":[%s]}".formatted(String.join(",", items).replace('\'', '"')))
        .post("/api/v1/activities")
        .then();
  }

  private static void accepted(ValidatableResponse answer, int fresh, int duplicates) {
    answer.statusCode(202).body("accepted", equalTo(fresh)).body("duplicates", equalTo(duplicates));
  }

  private long stored() {
    return sync.count("kept_record where object = 'externalActivity'");
  }

  private Kept only() {
    List<Kept> all =
        QuarkusTransaction.requiringNew()
            .call(() -> kept.naming(RecordRef.marketing("prospect", prospect), 10))
            .stream()
            .filter(one -> one.record().object().equals("externalActivity"))
            .toList();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<String> timeline(RecordRef person) {
    return QuarkusTransaction.requiringNew()
        .call(() -> timeline.of(person, Optional.empty(), 10))
        .stream()
        .map(Timeline.Entry::what)
        .toList();
  }

  private RecordRef prospectRef() {
    return RecordRef.marketing("prospect", prospect);
  }

  private void readKept() {
    sync.forward(Duration.ofSeconds(30));
    sync.pollKept();
    sync.quiet();
  }

  @Test
  void activity_byAddress_isKept_andShownOnBothSides() {
    accepted(post(good().replace("a@x.org", " A@X.org")), 1, 0);
    Kept one = only();
    assertThat(one.fields())
        .containsEntry("extension", FieldValue.of("Webinars"))
        .containsEntry("type", FieldValue.of("Attended"))
        .containsEntry("prospectId", FieldValue.of(prospect))
        .containsEntry("webinar", FieldValue.of("Spring"))
        .containsEntry("minutes", FieldValue.of(45));
    assertThat(one.modifiedAt()).isEqualTo(sync.now());
    assertThat(one.waitsSince()).isNull();
    assertThat(timeline(prospectRef())).containsExactly("Webinar attended");
    assertThat(timeline(RecordRef.crm("Contact", contact))).containsExactly("Webinar attended");
    given()
        .get("/api/v1/kept/" + one.record().key())
        .then()
        .statusCode(200)
        .body("fields.webinar", equalTo("Spring"))
        .body("prospects", hasItem(prospectRef().key()));
    given()
        .get("/api/v1/records/" + prospectRef().key() + "/timeline?limit=1")
        .then()
        .statusCode(200)
        .body("items.what", hasItem("Webinar attended"));
    given().get("/api/v1/kept").then().body("object", hasItem("externalActivity"));
  }

  @Test
  void key_thatCameBefore_countsOnce_forItsType() {
    accepted(post(good(), good()), 1, 1);
    Kept first = only();
    accepted(post(good().replace("'minutes':45", "'minutes':90")), 0, 1);
    assertThat(only()).isEqualTo(first);
    String registered = "{'type':'registered','prospect':'%s','key':'k-1'}".formatted(prospect);
    accepted(post(registered, good().replace("k-1", "k-2")), 2, 0);
    assertThat(stored()).isEqualTo(3);
  }

  @Test
  void activityWithoutKey_countsOnceForItsContent() {
    String keyless = good().replace("'key':'k-1',", "");
    accepted(post(keyless), 1, 0);
    String byId = keyless.replace("'email':'a@x.org'", "'prospect':" + prospect);
    accepted(post(byId, keyless.replace("'minutes':45", "'minutes':45.0")), 0, 2);
    accepted(post(keyless.replace("Spring", "Summer")), 1, 0);
    sync.forward(Duration.ofSeconds(1));
    accepted(post(good().replace("'key':'k-1',", "")), 1, 0);
    assertThat(stored()).isEqualTo(3);
  }

  @Test
  void prospect_whoIsNotKnownYet_isWaitedFor_andThenFound() {
    accepted(post(good().replace("'email':'a@x.org'", "'prospect':'4711'")), 1, 0);
    assertThat(timeline(RecordRef.marketing("prospect", "4711"))).hasSize(1);
    sync.forward(Duration.ofHours(25));
    awaited.look();
    assertThat(sync.openErrors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.kind()).isEqualTo("waiting");
              assertThat(error.message()).contains("prospect 4711");
            });
    marketing.create("prospect", "4711", Map.of("email", "b@x.org", "lastName", "M"));
    sync.quiet();
    readKept();
    assertThat(sync.openErrors()).isEmpty();
    assertThat(sync.count("kept_record where waits_since is not null")).isZero();
  }

  @Test
  void retryOfOneThatWaits_asksNoSystemForIt() {
    accepted(post(good().replace("'email':'a@x.org'", "'prospect':'4711'")), 1, 0);
    sync.forward(Duration.ofHours(25));
    awaited.look();
    assertThat(retries.retryAll("waiting")).isEqualTo(1);
    assertThat(sync.count("reread")).isZero();
    sync.quiet();
    assertThat(sync.count("kept_record where object = 'externalActivity' and not deleted"))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'attended'|'slept'|type|unknown type 'slept', allowed: attended, registered",
        "'type':'attended',|~~|type|unknown type ''",
        "a@x.org|nobody@x.org|email|no prospect has the e-mail 'nobody@x.org'",
        "a@x.org|a\\u0000@x.org|email|U+0000",
        "'a@x.org'|7|email|must be an e-mail address, not 7",
        "'email':'a@x.org'|'prospect':'x7'|prospect|'x7' is no id of prospect, expected a number",
        "'email':'a@x.org',|~~|prospect|give either the id of the prospect or its email",
        "'email'|'prospect':'7','email'|prospect|give either the id of the prospect or its email",
        "'key':'k-1'|'key':''|key|must be a text of 1 to 200 characters",
        "'key':'k-1'|'kee':'k-1'|kee|unknown key, allowed: [at, email, key, prospect, type, values]",
        "'minutes':45|'minutes':'45'|values.minutes|must be a number, not",
        "'minutes':45|'live':1|values.live|must be a boolean, not 1",
        "'minutes':45|'left':'noon'|values.left|must be a date-time such as 2026-11-23T10:00:00Z",
        "'minutes':45|'hours':1|values.hours|attended has no such value, allowed: [left, live,"
            + " minutes, value, webinar]",
        "'webinar':'Spring',|~~|values.webinar|is missing, and attended needs it",
        "'webinar':'Spring'|'webinar':' '|values.webinar|is missing, and attended needs it",
        "'webinar':'Spring'|'webinar':'a\\u0000'|values.webinar|U+0000",
        "'webinar':'Spring'|'webinar':['a']|values.webinar|must be a string, not",
      })
  void mistake_isToldByIndexFieldAndReason_andNothingIsStored(
      String right, String wrong, String field, String reason) {
    String bad = good().replace(right, wrong);
    assertThat(bad).isNotEqualTo(good());
    post(good(), bad)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors", hasSize(1))
        .body("errors[0].index", equalTo(1))
        .body("errors[0].field", equalTo(field))
        .body("errors[0].reason", containsString(reason));
    assertThat(stored()).isZero();
  }

  @Test
  void timeThatIsNoneOrToCome_isRefused() {
    post(good().replaceAll("'at':'[^']*'", "'at':'yesterday'"))
        .statusCode(400)
        .body("errors[0].field", equalTo("at"))
        .body("errors[0].reason", containsString("must be a time"));
    post(GOOD.formatted(sync.now().plus(Duration.ofMinutes(6))))
        .statusCode(400)
        .body("errors[0].reason", containsString("is in the future"));
    accepted(post(good().replaceAll("'at':'[^']*',", "")), 1, 0);
    assertThat(only().field("createdAt").text()).isEqualTo(sync.now().toString());
  }

  @Test
  void address_ofSeveralProspects_isRefusedWithTheirIds() {
    String other = marketing.create("prospect", Map.of("email", "A@x.org", "lastName", "M"));
    sync.quiet();
    post(good())
        .statusCode(400)
        .body(
            "errors[0].reason",
            equalTo(
                "several prospects have the e-mail 'a@x.org': %s, %s; give the id of one"
                    .formatted(prospect, other)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{'activities':1}", "{'activity':[]}", "{'activities':[1]}"})
  void body_thatIsNotOfThatShape_isAProblem(String body) {
    given()
        .contentType(ContentType.JSON)
        .body(body.replace('\'', '"'))
        .post("/api/v1/activities")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void moreThanAThousand_areTooMany_andAThousandAreNot() {
    String all =
        IntStream.range(0, 1000)
            .mapToObj(i -> good().replace("k-1", "n-" + i))
            .collect(Collectors.joining(","));
    post(all, good()).statusCode(413);
    accepted(post(all), 1000, 0);
    assertThat(stored()).isEqualTo(1000);
  }

  @Test
  void withoutDeclaredTypes_everyTypeIsUnknown() {
    files.write(files.mapping("activities.yaml"), "activities: {}");
    reload();
    post(good())
        .statusCode(400)
        .body(
            "errors[0].reason",
            equalTo("unknown type 'attended', for no file in mappings declares activities"));
  }

  /** The department is the CRM's where the criterion holds, and else nobody's. */
  private void rule(String criterion) {
    files.write(
        files.rule("own.drl"),
        """
        rule "Salesforce knows the department of these"
        when
          %s
          $d : FieldDifference( field == "department" )
        then
          propose.override().takeCrm( $d );
        end
        rule "Departments wait"
        when
          $d : FieldDifference( field == "department" )
        then
          propose.specific().keep( $d );
        end
        """
            .formatted(criterion));
    reload();
    crm.edit(contact, Map.of("Department", "Physics"));
    sync.quiet();
    assertThat(department()).isNotEqualTo("Physics");
  }

  private String department() {
    return marketing.value(prospect, "department");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text(\"type\") == \"attended\"",
        "text(\"typeName\") == \"Webinar\", text(\"action\") == \"attended\"",
        "number(\"minutes\") >= 45, text(\"webinar\") == \"Spring\"",
        "daysSince(\"createdAt\") < 1, has(\"prospectId\")",
      })
  void rule_thatAsksForIt_decidesAgainWhenItIsPosted(String criterion) {
    rule("Activity( " + criterion + " )");
    accepted(post(good()), 1, 0);
    sync.quiet();
    assertThat(department()).isEqualTo("Physics");
  }

  @Test
  void rule_thatAsksForAnother_doesNotHold() {
    rule("Activity( text(\"type\") == \"registered\" )");
    accepted(post(good()), 1, 0);
    sync.quiet();
    assertThat(department()).isNotEqualTo("Physics");
  }

  private String inPardot(String email) {
    return marketing.create(
        "externalActivity",
        Map.of(
            "extension",
            "Webinars",
            "type",
            "Attended",
            "email",
            email,
            "value",
            "Spring",
            "createdAt",
            sync.now().toString()));
  }

  @Test
  void oneThatPardotShows_isTheProspectsOfItsAddress_andStaysSo() {
    files.write(files.mapping("kept/external-activity.yaml"), READ);
    rule("Activity( text(\"type\") == \"attended\", text(\"value\") == \"Spring\" )");
    String id = inPardot("A@x.org");
    readKept();
    assertThat(department()).isEqualTo("Physics");
    assertThat(only().record().id()).isEqualTo(id);
    assertThat(timeline(prospectRef())).containsExactly("Webinar attended: Spring");
    marketing.edit(prospect, Map.of("email", "new@x.org"));
    sync.quiet();
    marketing.edit(id, Map.of("value", "Summer"));
    readKept();
    assertThat(timeline(prospectRef())).containsExactly("Webinar attended: Summer");
  }

  @Test
  void oneThatPardotShows_ofSeveralOrNobody_isNobodys() {
    files.write(files.mapping("kept/external-activity.yaml"), READ);
    files.write(files.mapping("activities.yaml"), "activities: {}");
    reload();
    marketing.create("prospect", Map.of("email", "a@x.org", "lastName", "M"));
    sync.quiet();
    inPardot("a@x.org");
    inPardot("nobody@x.org");
    readKept();
    assertThat(stored()).isEqualTo(2);
    assertThat(timeline(prospectRef())).isEmpty();
    assertThat(sync.count("kept_record where waits_since is not null")).isZero();
  }

  @Test
  void oneThatPardotShows_ofATypeThatNobodyDeclares_isToldByItsNames() {
    files.write(files.mapping("kept/external-activity.yaml"), READ);
    files.write(files.mapping("activities.yaml"), "activities: {}");
    reload();
    inPardot("a@x.org");
    readKept();
    assertThat(timeline(prospectRef())).containsExactly("Webinars Attended: Spring");
  }
}
