package org.syncline.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.StoredRecords;
import org.syncline.testsupport.TwoSystems;

/** Several servers' tables can be in one database, and a plan's: their views never cross over. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class DatasetSchemaTest {
  private static final String OTHER = "other_server";
  private static final String USER = "other_user";

  @Inject Rows rows;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  private StoredRecords records;

  @BeforeEach
  void oneProspectHere() {
    records = new StoredRecords(rows);
    records.clear();
    records.prospect(7);
    dropOther();
  }

  @AfterEach
  void dropOther() {
    run("drop schema if exists other_server cascade");
    run("drop schema if exists other_analytics cascade");
    run("drop role if exists other_user");
  }

  private void run(String sql) {
    records.run(sql, Map.of());
  }

  private void migrate(String user, String analytics) {
    Flyway.configure()
        .dataSource(url, user, user)
        .defaultSchema(OTHER)
        .schemas(OTHER)
        .placeholders(Map.of("analytics", analytics))
        .load()
        .migrate();
  }

  private long prospectsIn(String schema) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.column(Long.class, "select count(*) from " + schema + ".prospects", Map.of())
                    .get(0));
  }

  @Test
  void viewsOfASchemaOfItsOwn_goWithIt_andLeaveTheOthers() {
    migrate("postgres", OTHER);
    assertThat(prospectsIn(OTHER)).isZero();
    assertThat(prospectsIn("analytics")).isOne();

    run("drop schema other_server cascade");
    assertThat(prospectsIn("analytics")).isOne();
  }

  @Test
  void views_whereThereAreOthersAlready_areRefused_andTheOthersStay() {
    assertThatThrownBy(() -> migrate("postgres", "analytics"))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("already exists");
    assertThat(prospectsIn("analytics")).isOne();
  }

  @Test
  void user_whoMayMakeNoSchema_isToldWhatToDo_andCanBeGivenOne() {
    run("create role other_user login password 'other_user'");
    run("create schema other_server authorization other_user");
    assertThatThrownBy(() -> migrate(USER, "other_analytics"))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("other_analytics of the datasets is missing")
        .hasMessageContaining("syncline.datasets.schema");

    run("create schema other_analytics authorization other_user");
    migrate(USER, "other_analytics");
    assertThat(prospectsIn("other_analytics")).isZero();
  }

  @Test
  void reader_whoMayReadNothingElse_readsTheViews() {
    records.prospect(8, "createdAt", "2026-01-01T10:00:00Z", "score", "1.5");
    run("create role other_user");
    run("grant usage on schema analytics to other_user");
    run("grant select on all tables in schema analytics to other_user");
    try {
      String seen =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    rows.run("set local search_path = 'pg_catalog'", Map.of());
                    rows.run("set local role other_user", Map.of());
                    return rows.column(
                            String.class,
                            "select concat_ws(' ', score, created_at) from analytics.prospects"
                                + " where prospect_id = '8'",
                            Map.of())
                        .get(0);
                  });
      assertThat(seen).isEqualTo("1.5 2026-01-01 10:00:00+00");
    } finally {
      run("drop owned by other_user");
    }
  }
}
