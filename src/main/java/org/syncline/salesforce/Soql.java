package org.syncline.salesforce;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.intake.PollCursor;

/** The queries that we send. */
final class Soql {
  static final String STAMP = "SystemModstamp";

  /** Rows of one page: what Salesforce gives at most in one answer. */
  static final int PAGE = 2000;

  private static final List<String> ALWAYS = List.of("Id", STAMP, "LastModifiedById");
  private static final String DELETED = "IsDeleted";

  /** Users are deactivated, never deleted: they have no such field. */
  private static final Set<String> NEVER_DELETED = Set.of("User");

  private Soql() {}

  /** The stamp by which to go. */
  static String stamp(Optional<String> via) {
    return via.map(parent -> parent + "." + STAMP).orElse(STAMP);
  }

  /**
   * A page of what changed, by keyset, so that a change while we page moves a record behind the
   * cursor and never out of sight.
   *
   * @param via a parent by whose stamp to go, where its change shows in joined fields
   */
  static String changed(
      String object, Optional<String> via, Collection<String> fields, PollCursor cursor) {
    String stamp = stamp(via);
    Set<String> selected = selected(object, fields);
    selected.add(stamp);
    String from = instant(cursor.stamp());
    String behind =
        cursor
            .position()
            .map(id -> " AND (" + stamp + " > " + from + " OR Id > " + text(id) + ")")
            .orElse("");
    return "SELECT %s FROM %s WHERE %s >= %s%s ORDER BY %s, Id LIMIT %d"
        .formatted(String.join(", ", selected), object, stamp, from, behind, stamp, PAGE);
  }

  static String byId(String object, Collection<String> fields, Collection<String> ids) {
    return "SELECT %s FROM %s WHERE Id IN (%s)"
        .formatted(String.join(", ", selected(object, fields)), object, texts(ids));
  }

  static String stamps(String object, Collection<String> ids) {
    return "SELECT Id, %s FROM %s WHERE Id IN (%s) AND IsDeleted = false"
        .formatted(STAMP, object, texts(ids));
  }

  static String byKey(String object, String key, Collection<String> values) {
    return "SELECT Id, %s FROM %s WHERE %s IN (%s) AND IsDeleted = false"
        .formatted(key, object, key, texts(values));
  }

  static String createdBy(String object, String user, Instant since, Collection<String> fields) {
    return "SELECT %s FROM %s WHERE CreatedById = %s AND CreatedDate >= %s ORDER BY CreatedDate, Id"
        .formatted(String.join(", ", selected(object, fields)), object, text(user), instant(since));
  }

  static String user(String id) {
    return "SELECT Id, Name, Username FROM User WHERE Id = " + text(id);
  }

  static String lastChanged(String object, int rows) {
    return "SELECT Id, LastModifiedById, LastModifiedBy.Name FROM %s ORDER BY %s DESC LIMIT %d"
        .formatted(object, STAMP, rows);
  }

  private static Set<String> selected(String object, Collection<String> fields) {
    Set<String> selected = new LinkedHashSet<>(ALWAYS);
    if (!NEVER_DELETED.contains(object)) {
      selected.add(DELETED);
    }
    selected.addAll(fields);
    return selected;
  }

  private static String texts(Collection<String> values) {
    return values.stream().map(Soql::text).collect(Collectors.joining(","));
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static String instant(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
