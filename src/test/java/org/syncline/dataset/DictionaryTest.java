package org.syncline.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.TwoSystems;

/** The dictionary tells what is in the database. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class DictionaryTest {
  @Inject Rows rows;

  private record Real(String name, String type) {}

  private List<Real> columns(String view) {
    String sql =
        """
        select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
        from pg_attribute a where a.attrelid = to_regclass(:view) and a.attnum > 0
        order by a.attnum
        """;
    return QuarkusTransaction.requiringNew()
        .call(() -> rows.read(Real.class, sql, Map.of("view", "analytics." + view)));
  }

  @Test
  void dictionary_ofEveryDataset_isThatOfItsView() {
    for (Dataset dataset : Datasets.all()) {
      assertThat(dataset.columns().stream().map(DictionaryTest::real))
          .as(dataset.name())
          .isEqualTo(columns(dataset.name()));
    }
  }

  private static Real real(Column column) {
    return new Real(column.name(), column.type().sql());
  }

  @Test
  void views_areAllDatasets() {
    List<String> views =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    rows.column(
                        String.class,
                        "select cast(viewname as text) from pg_views where schemaname = 'analytics'",
                        Map.of()));
    assertThat(views).containsExactlyInAnyOrderElementsOf(Datasets.names());
  }

  @Test
  void amounts_nameTheColumnOfTheirCurrency() {
    for (Dataset dataset : Datasets.all()) {
      List<String> names = dataset.columns().stream().map(Column::name).toList();
      assertThat(dataset.columns())
          .filteredOn(column -> column.type() == ColumnType.AMOUNT)
          .allMatch(column -> names.contains(column.unit()));
    }
  }
}
