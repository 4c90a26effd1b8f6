package org.syncline.dataset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.syncline.testsupport.StoredRecords.id;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.StoredRecords;
import org.syncline.testsupport.TwoSystems;

/** Datasets over REST: the dictionary, and files that are read back by the libraries. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class DatasetDownloadsTest {
  private static final int MANY = 100_000;
  private static final String PARQUET = "application/vnd.apache.parquet";

  @Inject Rows rows;
  private StoredRecords records;

  @BeforeEach
  void twoOpportunities() {
    records = new StoredRecords(rows);
    records.clear();
    records.crm(
        "Opportunity",
        id("006", 1),
        "Name",
        "Radium, \"pure\"\n1 g",
        "Amount",
        100.25,
        "CurrencyIsoCode",
        "EUR",
        "Probability",
        12.5,
        "IsClosed",
        true,
        "CreatedDate",
        "2026-01-31T23:30:00.250-0100",
        "CloseDate",
        "2026-03-01");
  }

  @AfterEach
  void leaveNothing() {
    records.clear();
  }

  private static Response get(String path) {
    return given().get("/api/v1/datasets" + path);
  }

  private static List<CSVRecord> csv(Response answer) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(answer.asString())).getRecords();
  }

  @Test
  void list_hasEveryDatasetWithItsDictionary() {
    get("")
        .then()
        .statusCode(200)
        .body("name", equalTo(Datasets.names()))
        .body("find { it.name == 'prospects' }.columns.name", hasItems("email", "score"))
        .body(
            "find { it.name == 'opportunities' }.columns.find { it.name == 'amount' }.type",
            equalTo("amount"));
    get("/campaigns/dictionary")
        .then()
        .statusCode(200)
        .body("columns.find { it.name == 'click_rate' }.unit", equalTo("ratio"));
  }

  @Test
  void csv_readBack_isTheView() throws IOException {
    Response answer = get("/opportunities");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("text/csv").containsIgnoringCase("charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"opportunities.csv\"");
    assertThat(answer.header("Content-Length")).isNull();
    assertThat(csv(answer)).hasSize(1);
    CSVRecord row = csv(answer).get(0);
    assertThat(row.toMap())
        .containsEntry("name", "Radium, \"pure\"\n1 g")
        .containsEntry("amount", "100.2500")
        .containsEntry("probability", "12.5")
        .containsEntry("is_closed", "true")
        .containsEntry("created_at", "2026-02-01T00:30:00.250Z")
        .containsEntry("close_date", "2026-03-01")
        .containsEntry("prospect_id", "");
    assertThat(row.getParser().getHeaderNames())
        .isEqualTo(
            Datasets.named("opportunities").orElseThrow().columns().stream()
                .map(Column::name)
                .toList());
  }

  @Test
  void parquet_readBack_isTheView() throws IOException {
    Response answer = get("/opportunities?format=parquet");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(PARQUET);
    assertThat(answer.header("Content-Disposition")).contains("opportunities.parquet");
    List<Map<String, Object>> read = ParquetRows.of(answer.asByteArray());
    assertThat(read).hasSize(1);
    assertThat(read.get(0))
        .containsEntry("name", "Radium, \"pure\"\n1 g")
        .containsEntry("amount", new BigDecimal("100.2500"))
        .containsEntry("probability", 12.5)
        .containsEntry("is_closed", true)
        .containsEntry("created_at", Instant.parse("2026-02-01T00:30:00.250Z"))
        .containsEntry("close_date", LocalDate.of(2026, 3, 1))
        .containsEntry("prospects", 0L)
        .containsEntry("prospect_id", null);
  }

  @Test
  void everyDataset_withoutAnyRow_isAFileInEitherFormat() throws IOException {
    records.clear();
    for (String name : Datasets.names()) {
      assertThat(csv(get("/" + name))).as(name).isEmpty();
      assertThat(ParquetRows.of(get("/" + name + "?format=parquet").asByteArray())).isEmpty();
    }
  }

  @Test
  void format_isChosenByAcceptWhereTheAddressDoesNotSay() {
    String path = "/api/v1/datasets/prospects";
    given().accept(PARQUET).get(path).then().contentType(PARQUET);
    given().accept("text/csv;q=0.5, " + PARQUET).get(path).then().contentType(PARQUET);
    given().accept("*/*").get(path).then().contentType(containsString("text/csv"));
    given().head(path).then().statusCode(200);
    given()
        .accept("application/pdf")
        .get(path)
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("detail", equalTo("Accept: must allow " + PARQUET + " or text/csv"));
    given()
        .accept(PARQUET)
        .get(path + "?format=csv")
        .then()
        .contentType(containsString("text/csv"));
  }

  @Test
  void nameAndFormat_thatAreNotThere_areProblems() {
    get("/people")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("prospects, activities, campaigns"));
    get("/people/dictionary").then().statusCode(404);
    get("/prospects?format=xlsx")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("must be csv or parquet, not 'xlsx'"))
        .header("Content-Disposition", not(containsString("attachment")));
  }

  @Test
  void manyActivities_areAllInTheFile() throws IOException {
    records.run(
        """
        insert into kept_record (record, system, object, id, modified_at, deleted, fields, parents)
        select 'marketing/visitorActivity/' || n, 'marketing', 'visitorActivity', n, now(), false,
          jsonb_build_object('type', 11, 'prospectId', n % 100, 'createdAt', '2026-01-01T10:00:00Z'),
          '{}'
        from generate_series(1, :many) n
        """,
        Map.of("many", MANY));

    List<CSVRecord> csv = csv(get("/activities"));
    assertThat(csv).hasSize(MANY);
    assertThat(csv.stream().map(row -> row.get("activity_id")).distinct()).hasSize(MANY);
    assertThat(ParquetRows.of(get("/activities?format=parquet").asByteArray()))
        .hasSize(MANY)
        .allMatch(row -> row.get("type").equals("open"));
  }
}
