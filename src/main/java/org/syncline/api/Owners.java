package org.syncline.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.kept.Users;
import org.syncline.mapping.FieldMapping;
import org.syncline.mirror.Mirrored;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/** Who a record belongs to, by the CRM's users. */
@ApplicationScoped
class Owners {
  private static final String CRM_OWNER = "OwnerId";

  private final Users users;
  private final RuleSets ruleSets;

  Owners(Users users, RuleSets ruleSets) {
    this.users = users;
    this.ruleSets = ruleSets;
  }

  /**
   * An owner.
   *
   * @param name null where the id is of no user that is known, such as a queue's
   * @param active false for one that was deactivated; null where it is not known
   * @param marketing the same person's user there; null where there is none
   */
  record Owner(String id, String name, String email, Boolean active, RecordRef marketing) {}

  /** Needs a transaction. */
  Optional<Owner> of(Mirrored record) {
    return fields(record.ref())
        .map(record::field)
        .filter(FieldValue::present)
        .map(FieldValue::text)
        .findFirst()
        .map(this::owner);
  }

  private Stream<String> fields(RecordRef ref) {
    return ref.system() == SystemName.CRM
        ? Stream.of(CRM_OWNER)
        : ruleSets.current().mappings().of(ref.system(), ref.object()).stream()
            .flatMap(mapping -> mapping.fields().stream())
            .filter(field -> field.crm().equals(CRM_OWNER))
            .map(FieldMapping::marketing)
            .distinct();
  }

  private Owner owner(String id) {
    return users
        .of(id)
        .map(user -> new Owner(id, user.name(), user.email(), user.active(), user.marketing()))
        .orElseGet(() -> new Owner(id, null, null, null, null));
  }
}
