package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.Recorded;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class SoqlTest {
  @RegisterExtension
  final SalesforceOrg org =
      new SalesforceOrg(
          s ->
              s.withPageSize(200)
                  .withCustom(
                      Map.of("Lead", Map.of("Topics__c", "multipicklist", "Renewal__c", "date"))));

  @BeforeEach
  void fourLeads() {
    lead("Ann", Map.of("Email", "Ann.Lee@b.example", "Score__c", 10, "Topics__c", "red;blue"));
    lead("Bob", Map.of("Email", "bob@b.example", "Score__c", 9, "DoNotCall", true));
    lead("Cid", Map.of("Score__c", 100, "Renewal__c", "2026-01-31", "Topics__c", "red"));
    lead("Dee", Map.of("City", "Ulm_50%"));
  }

  private String lead(String name, Map<String, Object> more) {
    JsonObject fields = new JsonObject().put("LastName", name).put("Company", "Acme");
    more.forEach(fields::put);
    org.clock().advance(Duration.ofSeconds(1));
    return org.client().create("Lead", fields);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LastName = 'ann'                                         | Ann",
        "LastName != 'Ann'                                        | Bob Cid Dee",
        "Email = 'ANN.LEE@B.EXAMPLE'                              | Ann",
        "Email = null                                             | Cid Dee",
        "Email != null AND Score__c < 10                          | Bob",
        "Score__c >= 10                                           | Ann Cid",
        "Score__c > 9.5 OR LastName = 'Dee'                       | Ann Cid Dee",
        "NOT (Score__c > 9.5 OR LastName = 'Dee')                 | Bob",
        "DoNotCall = true                                         | Bob",
        "DoNotCall = false                                        | Ann Cid Dee",
        "LastName IN ('Ann', 'Dee')                               | Ann Dee",
        "LastName NOT IN ('Ann', 'Dee')                           | Bob Cid",
        "LastName LIKE 'B%' OR LastName LIKE '_id'                | Bob Cid",
        "Topics__c INCLUDES ('blue')                              | Ann",
        "Topics__c INCLUDES ('red;blue', 'green')                 | Ann",
        "Topics__c EXCLUDES ('blue')                              | Bob Cid Dee",
        "Renewal__c > 2026-01-30                                  | Cid",
        "SystemModstamp > 2026-11-24T09:00:03Z                    | Dee",
        "CreatedDate <= 2026-11-24T10:00:02.000+01:00             | Ann Bob",
        "(Score__c = 9 OR Score__c = 10) AND DoNotCall = true     | Bob",
        "Owner.Email = 'tester@sandbox.example'                   | Ann Bob Cid Dee",
      })
  void where_ofEachKind_findsTheRightRecords(String where, String names) {
    assertThat(names("SELECT LastName FROM Lead WHERE " + where + " ORDER BY LastName"))
        .isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORDER BY Score__c                             | Dee Bob Ann Cid",
        "ORDER BY Score__c DESC                        | Dee Cid Ann Bob",
        "ORDER BY Score__c NULLS LAST                  | Bob Ann Cid Dee",
        "ORDER BY Score__c DESC NULLS LAST             | Cid Ann Bob Dee",
        "ORDER BY DoNotCall DESC, LastName DESC        | Bob Dee Cid Ann",
        "ORDER BY SystemModstamp, Id LIMIT 2           | Ann Bob",
        "ORDER BY LastName LIMIT 2 OFFSET 1            | Bob Cid",
      })
  void order_andLimit_areKept(String order, String names) {
    assertThat(names("SELECT Id, LastName FROM Lead " + order)).isEqualTo(names);
  }

  private String names(String soql) {
    List<Object> names = org.client().column(soql, "LastName");
    return String.join(" ", names.stream().map(Object::toString).toList());
  }

  @Test
  void textOfEighteenLetters_comparesWithoutCaseAsOtherTextDoes() {
    lead("abcdefghijklmnopqr", Map.of());
    assertThat(names("SELECT LastName FROM Lead WHERE LastName = 'ABCDEFGHIJKLMNOPQR'"))
        .isEqualTo("abcdefghijklmnopqr");
  }

  @Test
  void id_ofFifteenCharacters_isTheSameAsOfEighteen() {
    String id = lead("Eve", Map.of());
    assertThat(names("SELECT LastName FROM Lead WHERE Id = '" + id.substring(0, 15) + "'"))
        .isEqualTo("Eve");
    assertThat(names("SELECT LastName FROM Lead WHERE Id IN ('" + id + "')")).isEqualTo("Eve");
  }

  @Test
  void count_hasNoRecords() {
    JsonObject answer = org.client().query("SELECT COUNT() FROM Lead WHERE Score__c > 9").json();
    assertThat(answer)
        .isEqualTo(
            new JsonObject().put("totalSize", 2).put("done", true).put("records", new JsonArray()));
  }

  @Test
  void parents_joined_areNestedAndNullWhereThereIsNone() {
    String owner = org.server().salesforce().userOf("tester");
    String account = org.client().create("Account", new JsonObject().put("Name", "Acme"));
    JsonObject contact = new JsonObject().put("LastName", "Fay").put("AccountId", account);
    org.client().create("Contact", contact);
    org.client().create("Contact", new JsonObject().put("LastName", "Gus"));
    JsonArray rows =
        org.client()
            .query(
                "SELECT Name, account.name, Account.Owner.Email, CreatedBy.Id FROM Contact"
                    + " ORDER BY Account.Name NULLS LAST")
            .json()
            .getJsonArray("records");
    JsonObject parent = rows.getJsonObject(0).getJsonObject("Account");
    assertThat(parent.getString("Name")).isEqualTo("Acme");
    assertThat(parent.getJsonObject("attributes").getString("url")).endsWith("/Account/" + account);
    assertThat(parent.getJsonObject("Owner").getString("Email"))
        .isEqualTo("tester@sandbox.example");
    assertThat(rows.getJsonObject(0).getJsonObject("CreatedBy").getString("Id")).isEqualTo(owner);
    assertThat(rows.getJsonObject(1).getValue("Account")).isNull();
    assertThat(rows.getJsonObject(1).getString("Name")).isEqualTo("Gus");
  }

  @Test
  void owner_thatIsAQueue_isJoinedByItsName() {
    String queue = org.client().create("Group", new JsonObject().put("Name", "Hot leads"));
    lead("Eve", Map.of("OwnerId", queue));
    JsonObject row =
        org.client()
            .query("SELECT Owner.Name, Owner.Email FROM Lead WHERE Owner.Name = 'hot leads'")
            .json()
            .getJsonArray("records")
            .getJsonObject(0);
    assertThat(row.getJsonObject("Owner").getString("Name")).isEqualTo("Hot leads");
    assertThat(row.getJsonObject("Owner").getValue("Email")).isNull();
  }

  @Test
  void pages_followedToTheEnd_showEachRecordOnce() {
    IntStream.range(0, 421)
        .forEach(
            i -> org.store().insert("Account", Map.of("Name", "a" + i), "", org.clock().instant()));
    String next = "query/?q=SELECT+Name+FROM+Account";
    List<Integer> sizes = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    while (next != null) {
      JsonObject page = org.client().get(next).json();
      assertThat(page.getInteger("totalSize")).isEqualTo(421);
      JsonArray rows = page.getJsonArray("records");
      sizes.add(rows.size());
      rows.forEach(row -> names.add(((JsonObject) row).getString("Name")));
      next = page.getString("nextRecordsUrl");
      assertThat(page.getBoolean("done")).isEqualTo(next == null);
    }
    assertThat(sizes).containsExactly(200, 200, 21);
    assertThat(names).hasSize(421).doesNotHaveDuplicates();
    assertThat(org.client().get("query/01g000000000000AAA-2000").code())
        .isEqualTo("INVALID_QUERY_LOCATOR");
  }

  @Test
  void batchSize_askedFor_isKept() {
    IntStream.range(0, 250)
        .forEach(
            i -> org.store().insert("Account", Map.of("Name", "a" + i), "", org.clock().instant()));
    org.client().header("Sforce-Query-Options", "batchSize=2000");
    assertThat(org.client().column("SELECT Id FROM Account", "Id")).hasSize(250);
  }

  @Test
  void deletedRecord_showsInQueryAllOnly() {
    String id = lead("Eve", Map.of());
    org.client().delete("sobjects/Lead/" + id);
    String soql = "SELECT Id, IsDeleted FROM Lead WHERE LastName = 'Eve'";
    assertThat(org.client().query(soql).json().getInteger("totalSize")).isZero();
    JsonObject row = org.client().queryAll(soql).json().getJsonArray("records").getJsonObject(0);
    assertThat(row.getBoolean("IsDeleted")).isTrue();
  }

  @Test
  void columns_askedFor_areDescribedWithThoseOfParentsBelow() {
    JsonObject answer =
        org.client().get("query?q=SELECT+Id,Owner.Name,Owner.Email+FROM+Lead&columns=true").json();
    JsonArray columns = answer.getJsonArray("columnMetadata");
    assertThat(answer.getString("entityName")).isEqualTo("Lead");
    assertThat(columns).hasSize(2);
    assertThat(columns.getJsonObject(0).getString("columnName")).isEqualTo("Id");
    assertThat(columns.getJsonObject(1).getJsonArray("joinColumns")).hasSize(2);
  }

  @Test
  void unknownFieldOrObject_hasTheRecordedBody() {
    Answer field = org.client().query("SELECT AccountNumer FROM Account");
    assertThat(field.status()).isEqualTo(400);
    assertThat(field.array()).isEqualTo(Recorded.salesforceJson("unknown-field.json"));
    Answer object = org.client().query("SELECT Id FROM Accout");
    JsonObject recorded =
        ((JsonArray) Recorded.salesforceJson("unknown-object.json")).getJsonObject(0);
    String message = recorded.getString("message");
    assertThat(object.code()).isEqualTo(recorded.getString("errorCode"));
    assertThat(object.error().getString("message"))
        .contains("ERROR at Row:1:Column:16")
        .endsWith(message.substring(message.indexOf("\nsObject type")));
  }

  @Test
  void hiddenField_andRelationship_areAsIfTheyWereNotThere() {
    org.behaviour().hide("Contact", "AccountId", true);
    assertThat(org.client().query("SELECT AccountId FROM Contact").code())
        .isEqualTo("INVALID_FIELD");
    Answer joined = org.client().query("SELECT Account.Name FROM Contact");
    assertThat(joined.code()).isEqualTo("INVALID_FIELD");
    assertThat(joined.error().getString("message")).startsWith("Didn't understand relationship");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT FROM Lead                                          | MALFORMED_QUERY",
        "SELECT Id FROM Lead WHERE                                 | MALFORMED_QUERY",
        "SELECT Id FROM Lead nonsense more                         | MALFORMED_QUERY",
        "SELECT Status FROM Lead GROUP BY Status                   | MALFORMED_QUERY",
        "SELECT COUNT(Id) FROM Lead                                | MALFORMED_QUERY",
        "SELECT Id FROM Lead WHERE Id IN :ids                      | MALFORMED_QUERY",
        "SELECT Id FROM Lead LIMIT :most                           | MALFORMED_QUERY",
        "SELECT Id FROM Lead WHERE Id IN (SELECT Id FROM Contact)  | MALFORMED_QUERY",
        "SELECT Id FROM Lead OFFSET 2001                           | NUMBER_OUTSIDE_VALID_RANGE",
        "SELECT Id FROM Lead WHERE SystemModstamp > '2026'         | INVALID_FIELD",
        "SELECT Id FROM Lead WHERE SystemModstamp > 5              | INVALID_FIELD",
        "SELECT Id FROM Lead WHERE LastName = 5                    | INVALID_FIELD",
        "SELECT Id FROM Lead WHERE Score__c = 'high'               | INVALID_FIELD",
        "SELECT Id FROM Lead WHERE DoNotCall = 'true'              | INVALID_FIELD",
        "SELECT Nobody.Name FROM Lead                              | INVALID_FIELD",
      })
  void query_thatCannotBeAnswered_isRefusedWithItsCode(String soql, String code) {
    Answer answer = org.client().query(soql);
    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "queryAll/"})
  void query_withoutText_isRefused(String path) {
    assertThat(org.client().get(path).code()).isEqualTo("MALFORMED_QUERY");
  }
}
