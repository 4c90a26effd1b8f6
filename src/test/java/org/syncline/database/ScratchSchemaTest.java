package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.TwoSystems;

/** A schema to try something out in goes away with whoever made it. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class ScratchSchemaTest {
  @Inject Rows rows;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  private ScratchSchema create(String address) {
    return ScratchSchema.create(address, "postgres", "postgres");
  }

  private boolean exists(String schema) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.column(
                        Boolean.class,
                        "select exists (select 1 from pg_namespace where nspname = :name)",
                        Map.of("name", schema))
                    .get(0));
  }

  @Test
  void schema_livesUntilItIsClosed_andLeavesOthersAlone() {
    String name;
    try (ScratchSchema one = create(url);
        ScratchSchema other = create(url)) {
      name = one.name();
      assertThat(exists(name)).isTrue();
      assertThat(exists(other.name())).isTrue();
      assertThat(one.live()).isEqualTo("public");
    }
    assertThat(exists(name)).isFalse();
  }

  @Test
  void schemaOfAKilledProcess_isDroppedByTheNext() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              rows.run("create schema syncline_plan_4711", Map.of());
              rows.run(
                  "comment on schema syncline_plan_4711 is 'made and dropped by syncline plan'",
                  Map.of());
              rows.run("create table syncline_plan_4711.mirror (record text)", Map.of());
            });
    create(url).close();
    assertThat(exists("syncline_plan_4711")).isFalse();
  }

  @Test
  void schemaOfSomebodyElse_isLeftAlone() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              rows.run("create schema if not exists syncline_plan_4712", Map.of());
              rows.run("create schema if not exists plan_2024", Map.of());
            });
    create(url).close();
    assertThat(exists("syncline_plan_4712")).isTrue();
    assertThat(exists("plan_2024")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost:54x2/x?user=u&password=s3cret",
        "jdbc:postgresql://syncline:s3cret@localhost:5432/x",
        "jdbc:postgres://localhost:5432/x?user=u&password=s3cret"
      })
  void password_inAnAddress_isNeverTold(String address) {
    assertThatThrownBy(() -> create(address)).hasMessageNotContaining("s3cret");
    assertThat(DatabaseExamination.connect(address, "", "").toString()).doesNotContain("s3cret");
  }

  @Test
  void addressThatNamesASchema_namesThisOne() {
    try (ScratchSchema schema = create(url + "?currentSchema=public&ApplicationName=x")) {
      assertThat(schema.url()).endsWith("?currentSchema=" + schema.name() + "&ApplicationName=x");
    }
  }
}
