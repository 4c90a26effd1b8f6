package org.syncline.assignment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.record.FieldType;
import org.syncline.record.SalesforceId;

/** The CRM's users by what people call them, as they were read last. Needs a transaction. */
@ApplicationScoped
class CrmUsers {
  private final Rows rows;

  CrmUsers(Rows rows) {
    this.rows = rows;
  }

  /**
   * A user.
   *
   * @param since when it was created; null where that was not read
   */
  record User(String id, String name, boolean active, Instant since) {}

  private record Row(
      String id, String name, String username, String email, boolean active, String since) {
    User user() {
      return new User(id, name, active, FieldType.instantOf(String.valueOf(since)).orElse(null));
    }
  }

  /** By the names that were asked for; one that is nobody's is not among them. */
  Map<String, User> named(Collection<String> names) {
    Map<String, String> wanted =
        names.stream().distinct().collect(Collectors.toMap(name -> name, CrmUsers::key));
    List<Row> found =
        rows.read(
            Row.class,
            """
            select id, trim(concat_ws(' ', fields ->> 'FirstName', fields ->> 'LastName')) as name,
              lower(fields ->> 'Username') as username, lower(fields ->> 'Email') as email,
              coalesce(fields -> 'IsActive' = 'true', false) as active,
              fields ->> 'CreatedDate' as since
            from kept_record where system = 'crm' and object = 'User' and not deleted
              and (id = any(array(select jsonb_array_elements_text(cast(:names as jsonb))))
                or lower(fields ->> 'Username') = any(array
                  (select jsonb_array_elements_text(cast(:names as jsonb))))
                or lower(fields ->> 'Email') = any(array
                  (select jsonb_array_elements_text(cast(:names as jsonb)))))
            order by active, id desc
            """,
            Map.of("names", Set.copyOf(wanted.values())));
    Map<String, User> users = new HashMap<>();
    wanted.forEach((name, key) -> of(found, key).ifPresent(user -> users.put(name, user)));
    return users;
  }

  /** An id, a user name and an address are told apart by nothing but who has them. */
  private static Optional<User> of(List<Row> found, String key) {
    return found.stream()
        .filter(row -> List.of(row.id(), text(row.username()), text(row.email())).contains(key))
        .map(Row::user)
        .reduce((one, later) -> later);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  private static String key(String name) {
    String id = SalesforceId.to18(name.strip());
    return id.matches("005\\w{15}") ? id : name.strip().toLowerCase(Locale.ROOT);
  }

  private record Known(String id, String crm) {}

  /** The CRM's user of a user of marketing: by its id there, or else by address. */
  Map<String, User> ofMarketing(Collection<String> marketingIds) {
    List<Known> known =
        rows.read(
            Known.class,
            """
            select m.id, c.id as crm from kept_record m join kept_record c
              on c.system = 'crm' and c.object = 'User' and not c.deleted
              and (c.id = m.fields ->> 'salesforceId' or left(c.id, 15) = m.fields ->> 'salesforceId'
                or lower(c.fields ->> 'Email') = lower(m.fields ->> 'email'))
            where m.system = 'marketing' and m.object = 'user' and m.id = any(array
              (select jsonb_array_elements_text(cast(:ids as jsonb))))
            order by (c.id = m.fields ->> 'salesforceId') is true, c.id
            """,
            Map.of("ids", Set.copyOf(marketingIds)));
    Map<String, User> byId = named(known.stream().map(Known::crm).toList());
    Map<String, User> users = new HashMap<>();
    known.forEach(one -> users.put(one.id(), byId.get(one.crm())));
    users.values().removeIf(user -> user == null || !user.active());
    return users;
  }
}
