package org.syncline.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.syncline.testsupport.Recorded;
import org.syncline.testsupport.SalesforceClient.Answer;
import org.syncline.testsupport.SalesforceOrg;

class BulkApiTest {
  private static final String INGEST = "jobs/ingest";

  @RegisterExtension final SalesforceOrg org = new SalesforceOrg();

  private String lead(Map<String, Object> fields) {
    return org.store().insert("Lead", fields, "", org.clock().instant());
  }

  private Answer open(String operation, String more) {
    String body = "{\"object\":\"Lead\",\"operation\":\"%s\"%s}".formatted(operation, more);
    return org.client().post(INGEST, body);
  }

  /** The path of a job that was carried out. */
  private String done(String operation, String more, String csv) {
    String job = INGEST + "/" + open(operation, more).json().getString("id");
    assertThat(org.client().put(job + "/batches", csv).status()).isEqualTo(201);
    org.client().patch(job, "{\"state\":\"UploadComplete\"}");
    return job;
  }

  private static Set<String> recordedNames(String file) {
    return ((JsonObject) Recorded.salesforceJson("bulk/" + file)).fieldNames();
  }

  @Test
  void job_openedClosedAndDone_hasTheRecordedFields() {
    JsonObject opened = open("upsert", ",\"externalIdFieldName\":\"Syncline_Id__c\"").json();
    assertThat(opened.fieldNames()).isEqualTo(recordedNames("write/launch-job-opportunity.json"));
    String job = INGEST + "/" + opened.getString("id");
    org.client().put(job + "/batches", "Syncline_Id__c,LastName,Company\n1,Ann,Acme\n");
    JsonObject closed = org.client().patch(job, "{\"state\":\"UploadComplete\"}").json();
    assertThat(closed.getString("state")).isEqualTo("UploadComplete");
    assertThat(closed.fieldNames()).containsAll(recordedNames("write/update-job-opportunity.json"));
    JsonObject done = org.client().get(job).json();
    assertThat(done.fieldNames()).isEqualTo(recordedNames("info/success.json"));
    assertThat(done.getInteger("numberRecordsProcessed")).isEqualTo(1);
    assertThat(org.client().get(job + "/successfulResults").lines().get(0))
        .isEqualTo("\"sf__Id\",\"sf__Created\",Syncline_Id__c,LastName,Company");
  }

  @Test
  void update_withEmptyAndBlankCells_leavesAndBlanks() {
    String ann = lead(Map.of("LastName", "Ann", "City", "Ulm", "Phone", "1", "Score__c", 5));
    done("update", "", "Id,City,Phone,Score__c\n" + ann + ",#N/A,,6.5\n");
    assertThat(org.store().get("Lead", ann).orElseThrow())
        .containsEntry("Phone", "1")
        .doesNotContainKey("City")
        .hasEntrySatisfying("Score__c", score -> assertThat(score).hasToString("6.5"));
  }

  @Test
  void rows_thatFail_areReportedAndTheOthersGoOn() {
    String ann = lead(Map.of("LastName", "Ann"));
    String locked = lead(Map.of("LastName", "Bob"));
    org.behaviour().lockRow(locked, 1);
    String job =
        done(
            "update",
            "",
            "Id,Score__c,City\n%s,high,\n%s,1,\"Ulm, \"\"B\"\"\"\n%s,2,x\n00QSy0000009999MAA,1,x\n,3,x\n"
                .formatted(ann, ann, locked));
    JsonObject state = org.client().get(job).json();
    assertThat(state.getInteger("numberRecordsProcessed")).isEqualTo(5);
    assertThat(state.getInteger("numberRecordsFailed")).isEqualTo(4);
    assertThat(org.client().get(job + "/successfulResults").lines().get(1))
        .isEqualTo("\"%s\",\"false\",\"%s\",\"1\",\"Ulm, \"\"B\"\"\"".formatted(ann, ann));
    assertThat(org.client().get(job + "/failedResults").lines())
        .anyMatch(
            line ->
                line.contains(
                    "INVALID_FIELD:Failed to deserialize field at col 1. Due to, 'high' is not a"
                        + " valid value for the type xsd:double:Score__c --"))
        .anyMatch(line -> line.contains("UNABLE_TO_LOCK_ROW:unable to obtain"))
        .anyMatch(line -> line.contains("NOT_FOUND:"))
        .anyMatch(line -> line.contains("MISSING_ARGUMENT:Id not specified"));
    assertThat(org.client().get(job + "/unprocessedrecords/").body()).isEmpty();
  }

  @Test
  void unknownColumn_failsTheJobAndNothingIsProcessed() {
    String csv = "LastName,Nonsense\nAnn,x\n";
    String job = done("insert", "", csv);
    JsonObject state = org.client().get(job).json();
    assertThat(state.fieldNames())
        .containsAll(Set.of("errorMessage", "numberRecordsProcessed"))
        .doesNotContain("contentUrl");
    assertThat(state.getString("state")).isEqualTo("Failed");
    assertThat(state.getString("errorMessage"))
        .isEqualTo("InvalidBatch : Field name not found : Nonsense");
    assertThat(org.client().get(job + "/unprocessedRecords").body()).isEqualTo(csv);
  }

  @Test
  void insertUpsertAndDelete_areCarriedOut() {
    done("insert", "", "LastName,Company\r\nAnn,Acme\r\n");
    String upsert = ",\"externalIdFieldName\":\"Syncline_Id__c\",\"columnDelimiter\":\"SEMICOLON\"";
    String first = "Syncline_Id__c;LastName;Company\n1;Bob;\"A;B\"\n";
    String job = done("upsert", upsert, first);
    assertThat(org.client().get(job + "/successfulResults").body()).contains("\"true\"");
    assertThat(org.client().get(done("upsert", upsert, first) + "/successfulResults").body())
        .contains("\"false\"");
    assertThat(org.store().count("Lead")).isEqualTo(2);
    done("delete", "", "Id\n" + lead(Map.of("LastName", "Cid")) + "\n");
    assertThat(org.store().count("Lead")).isEqualTo(2);
  }

  @Test
  void insertedLead_goesToTheRulesOwnerOnlyWhereTheJobNamesTheRule() {
    String rep = org.server().salesforce().userOf("rep");
    org.behaviour().assignmentRuleOwner(rep);
    done("insert", "", "LastName,Company\nAnn,Acme\n");
    done("insert", ",\"assignmentRuleId\":\"01Q000000000001AAA\"", "LastName,Company\nBob,Acme\n");
    assertThat(
            org.client()
                .column("SELECT LastName FROM Lead WHERE OwnerId = '" + rep + "'", "LastName"))
        .containsExactly("Bob");
  }

  @Test
  void abortedJob_isNotCarriedOutAndCanBeDeleted() {
    String job = INGEST + "/" + open("insert", "").json().getString("id");
    assertThat(org.client().delete(job).code()).isEqualTo("INVALIDJOBSTATE");
    org.client().put(job + "/batches", "LastName,Company\nAnn,Acme\n");
    assertThat(org.client().put(job + "/batches", "x").code()).isEqualTo("INVALIDJOBSTATE");
    assertThat(org.client().patch(job, "{\"state\":\"Aborted\"}").json().getString("state"))
        .isEqualTo("Aborted");
    assertThat(org.client().patch(job, "{\"state\":\"UploadComplete\"}").code())
        .isEqualTo("INVALIDJOBSTATE");
    assertThat(org.store().count("Lead")).isZero();
    assertThat(org.client().get(INGEST).json().getJsonArray("records")).hasSize(1);
    assertThat(org.client().delete(job).status()).isEqualTo(204);
    assertThat(org.client().get(job).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"object\":\"Nonsense\",\"operation\":\"insert\"}                            | 400",
        "{\"object\":\"Lead\",\"operation\":\"explode\"}                               | 400",
        "{\"object\":\"Lead\",\"operation\":\"upsert\"}                                | 404",
        "{\"object\":\"Lead\",\"operation\":\"insert\",\"columnDelimiter\":\"DOT\"}    | 400",
      })
  void job_thatCannotBeDone_isNotOpened(String body, int status) {
    assertThat(org.client().post(INGEST, body).status()).isEqualTo(status);
    assertThat(org.client().get(INGEST).json().getJsonArray("records")).isEmpty();
  }

  @Test
  void query_isReadPageByPageWithLocators() {
    IntStream.range(0, 5).forEach(i -> lead(Map.of("LastName", "L" + i, "Company", "A, \"B\"")));
    JsonObject opened =
        org.client()
            .post(
                "jobs/query",
                "{\"operation\":\"query\",\"query\":\"SELECT LastName, Owner.Name, Company FROM Lead"
                    + " ORDER BY LastName\"}")
            .json();
    assertThat(opened.fieldNames()).isEqualTo(recordedNames("read-launch-job-account.json"));
    assertThat(opened.getString("state")).isEqualTo("UploadComplete");
    String job = "jobs/query/" + opened.getString("id");
    assertThat(org.client().get(job).json().getString("state")).isEqualTo("JobComplete");
    Answer first = org.client().get(job + "/results?maxRecords=3");
    assertThat(first.lines())
        .startsWith("LastName,Owner.Name,Company", "L0,,\"A, \"\"B\"\"\"")
        .hasSize(4);
    assertThat(header(first, "Sforce-NumberOfRecords")).isEqualTo("3");
    Answer last =
        org.client().get(job + "/results?maxRecords=3&locator=" + header(first, "Sforce-Locator"));
    assertThat(last.lines()).hasSize(3);
    assertThat(header(last, "Sforce-Locator")).isEqualTo("null");
    assertThat(org.client().get(job + "/results?locator=x").status()).isEqualTo(400);
    assertThat(org.client().delete(job).status()).isEqualTo(204);
  }

  @Test
  void query_thatIsWrong_isRefusedAtOnce() {
    JsonArray refused =
        org.client()
            .post("jobs/query", "{\"operation\":\"query\",\"query\":\"SELECT Nonsense FROM Lead\"}")
            .array();
    assertThat(refused.getJsonObject(0).getString("errorCode")).isEqualTo("INVALID_FIELD");
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElseThrow();
  }
}
