package org.syncline.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedSqlTest {
  @Test
  void names_becomePlaces() {
    NamedSql sql =
        NamedSql.of(
            "select ':no', a::text, cast(:rows as jsonb) from \":q\" where b = :b_1 or :rows");

    assertThat(sql.text())
        .isEqualTo("select ':no', a::text, cast(? as jsonb) from \":q\" where b = ? or ?");
    assertThat(sql.names()).containsExactly("rows", "b_1", "rows");
  }
}
