package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;
import org.syncline.mapping.UserRoles;
import org.syncline.record.RecordRef;
import org.syncline.record.SalesforceId;
import org.syncline.rules.RuleSets;

/**
 * The users of both systems. Salesforce's are the ones that count; Pardot's API cannot make or
 * change any, so that what is left to be done there is said in words.
 */
@ApplicationScoped
public class Users {
  private static final String USER = "crm/User/";

  private final Rows rows;
  private final RuleSets ruleSets;

  Users(Rows rows, RuleSets ruleSets) {
    this.rows = rows;
    this.ruleSets = ruleSets;
  }

  /**
   * A CRM user.
   *
   * @param role that the user's profile stands for in marketing
   * @param active false for one that was deactivated, whose user in marketing is to be archived
   * @param marketing the same person's user there, by id or else by e-mail; null where there is
   *     none
   * @param todo what an admin has to do in marketing; null where nothing is left to do
   */
  public record User(
      RecordRef crm,
      String name,
      String email,
      String profile,
      String role,
      boolean active,
      RecordRef marketing,
      String todo) {}

  private record Crm(RecordRef record, String name, String email, String profile, boolean active) {}

  private record Marketing(
      RecordRef record, String email, String role, String salesforceId, boolean deleted) {}

  /** All of the CRM's, by name. Needs a transaction. */
  public List<User> all() {
    return users(crm(""));
  }

  /** The one with this id, of 15 or 18 characters. Needs a transaction. */
  public Optional<User> of(String id) {
    return users(crm(USER + SalesforceId.to18(id))).stream().findFirst();
  }

  private List<User> users(List<Crm> found) {
    UserRoles roles = ruleSets.current().mappings().users();
    Map<String, Marketing> known = found.isEmpty() ? Map.of() : marketing();
    List<User> users = new ArrayList<>();
    for (Crm user : found) {
      Optional<Marketing> there =
          Optional.ofNullable(known.get(user.record().id()))
              .or(() -> Optional.ofNullable(known.get(address(user.email()))));
      String role = roles.of(user.profile());
      users.add(
          new User(
              user.record(),
              user.name(),
              user.email(),
              user.profile(),
              role,
              user.active(),
              there.map(Marketing::record).orElse(null),
              todo(user, role, there.orElse(null))));
    }
    return users;
  }

  private static String todo(Crm user, String role, Marketing there) {
    boolean alive = there != null && !there.deleted();
    if (!user.active()) {
      return alive ? "archive the user: deactivated in Salesforce" : null;
    }
    if (there == null) {
      return "create a user with the role " + role;
    }
    if (there.deleted()) {
      return "take the user out of the recycle bin: active in Salesforce";
    }
    if (there.role().isEmpty()) {
      return "give the user the role " + role;
    }
    return role.equals(there.role())
        ? null
        : "change the role from %s to %s".formatted(there.role(), role);
  }

  /** All where none is named. */
  private List<Crm> crm(String record) {
    return rows.read(
        Crm.class,
        """
        select record, trim(concat_ws(' ', fields ->> 'FirstName', fields ->> 'LastName')) as name,
          coalesce(fields ->> 'Email', '') as email,
          coalesce(fields ->> 'Profile.Name', '') as profile,
          coalesce(fields -> 'IsActive' = 'true', false) as active
        from kept_record where system = 'crm' and object = 'User' and not deleted
          and :record in ('', record)
        order by name, record
        """,
        Map.of("record", record));
  }

  /** By the id of the CRM's user and by address. */
  private Map<String, Marketing> marketing() {
    Map<String, Marketing> known = new HashMap<>();
    rows.read(
            Marketing.class,
            """
            select record, coalesce(fields ->> 'email', '') as email,
              coalesce(fields ->> 'roleName', '') as role,
              coalesce(fields ->> 'salesforceId', '') as salesforce_id, deleted
            from kept_record where system = 'marketing' and object = 'user'
            order by deleted desc, record
            """,
            Map.of())
        .forEach(
            user -> {
              known.put(address(user.email()), user);
              known.put(SalesforceId.to18(user.salesforceId()), user);
            });
    known.remove("");
    return known;
  }

  private static String address(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
