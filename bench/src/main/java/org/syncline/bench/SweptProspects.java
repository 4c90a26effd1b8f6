package org.syncline.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prospects in the mirror, each linked with a lead, as many syncs have left them behind. */
record SweptProspects(Database database) {
  /** The sizes of what values are spread over have no common factor, so that any two meet. */
  private static final String PROSPECTS =
      """
      insert into mirror (record, stamp, modified_at, fields, field_times, written, changed_by,
        deleted, match_keys, standing)
      select 'marketing/prospect/' || i, now(), now(), jsonb_build_object(
          'email', 'person' || i || '@example.org', 'firstName', 'First' || i % 800,
          'lastName', 'Last' || i % 9000, 'company', 'Company ' || i % 70000,
          'jobTitle', (array['CEO', 'CFO', 'Head of Sales', 'Clerk', 'Engineer', 'Buyer',
            'Analyst', 'Teacher', 'Nurse', 'Editor', 'Owner'])[1 + i % 11],
          'country', 'C' || i / 11 % 50, 'industry', 'I' || i / 550 % 40,
          'city', 'City ' || i % 613, 'zip', (10000 + i % 80000)::text,
          'phone', '555-' || i % 10000, 'optedOut', i % 20 = 0,
          'score', i * 7919 % 997, 'employees', i * 104729 % 4999,
          'salesforceId', '00Q' || lpad(i::text, 12, '0') || 'AAA',
          'lastActivityAt', to_char(
            now() at time zone 'UTC' - make_interval(days => (i * 31 % 499)::int, hours => 12),
            'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
        '{}', '{}', 'user', false, '[]', 'linked'
      from generate_series(1, cast(:number as bigint)) i
      """;

  private static final String LINKS =
      """
      insert into link (mapping, marketing, crm, base, holds, open, reason, opened_at)
      select 'lead', 'marketing/prospect/' || i, 'crm/Lead/00Q' || lpad(i::text, 12, '0') || 'AAA',
        '{}', '[]', true, 'benchmark', now()
      from generate_series(1, cast(:number as bigint)) i
      """;

  void load(int number) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String sql : List.of(PROSPECTS, LINKS)) {
        statement.execute(sql.replace(":number", Integer.toString(number)));
      }
      statement.execute("vacuum analyze mirror, link");
    }
  }

  /** For how many each rule has to act, by SQL. */
  Map<String, Long> expected(List<SweepRule> rules) throws SQLException {
    String counts =
        rules.stream()
            .map(rule -> "count(*) filter (where " + rule.where() + ")")
            .collect(Collectors.joining(", "));
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select " + counts + " from mirror where record like 'marketing/%'")) {
      row.next();
      Map<String, Long> expected = new HashMap<>();
      for (int i = 0; i < rules.size(); i++) {
        expected.put(rules.get(i).name(), row.getLong(i + 1));
      }
      return expected;
    }
  }

  /** For how many each has acted, once each. */
  Map<String, Long> matched() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select rule, sum(times) from automation_match group by rule")) {
      Map<String, Long> matched = new HashMap<>();
      while (rows.next()) {
        matched.put(rows.getString(1), rows.getLong(2));
      }
      return matched;
    }
  }
}
