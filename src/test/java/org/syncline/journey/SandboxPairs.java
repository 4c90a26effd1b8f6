package org.syncline.journey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Link;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSet;
import org.syncline.sandbox.SandboxServer;

/** What both systems hold in truth, beside the links in the database. */
final class SandboxPairs {
  private final SandboxServer sandbox;
  private final RuleSet ruleSet;
  private final String jdbcUrl;

  SandboxPairs(SandboxServer sandbox, RuleSet ruleSet, String jdbcUrl) {
    this.sandbox = sandbox;
    this.ruleSet = ruleSet;
    this.jdbcUrl = jdbcUrl;
  }

  <T> List<T> rows(Class<T> type, String sql) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select to_jsonb(t)::text from (" + sql + ") t")) {
      while (rows.next()) {
        found.add(Rows.parse(rows.getString(1), type));
      }
    }
    return found;
  }

  List<Link> links() throws SQLException {
    return rows(Link.class, "select * from link where open");
  }

  /** What the rules would still write, given what both systems really hold. */
  List<String> disagreements() throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (Link link : links()) {
      Mapping mapping = ruleSet.mappings().named(link.mapping()).orElseThrow();
      Pair pair =
          new Pair(
              mapping,
              snapshot(mapping, link.marketing()),
              snapshot(mapping, link.crm()),
              link.base(),
              Instant.now());
      for (FieldDecision decision : ruleSet.decider().decide(pair)) {
        if (!decision.writes().isEmpty()
            && !link.holds().containsKey(decision.field().marketing())) {
          wrong.add(link.marketing() + " " + link.crm() + " " + decision);
        }
      }
    }
    return wrong;
  }

  private RecordSnapshot snapshot(Mapping mapping, RecordRef ref) {
    Map<String, FieldValue> fields = new HashMap<>();
    for (String name : mapping.fieldNames(ref.system())) {
      fields.put(name, FieldValue.of(value(ref, name)));
    }
    return new RecordSnapshot(ref, null, fields, Map.of(), ChangedBy.UNKNOWN, false);
  }

  private Object value(RecordRef ref, String name) {
    if (ref.system() == SystemName.MARKETING) {
      return sandbox
          .pardot()
          .store()
          .get("prospects", Integer.parseInt(ref.id()))
          .orElseThrow()
          .get(name);
    }
    Map<String, Object> record =
        sandbox.salesforce().store().get(ref.object(), ref.id()).orElseThrow();
    int dot = name.indexOf('.');
    if (dot < 0) {
      return record.get(name);
    }
    return Optional.ofNullable(record.get(name.substring(0, dot) + "Id"))
        .flatMap(id -> sandbox.salesforce().store().get(name.substring(0, dot), id.toString()))
        .map(parent -> parent.get(name.substring(dot + 1)))
        .orElse(null);
  }
}
