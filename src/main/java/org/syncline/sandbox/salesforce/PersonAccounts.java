package org.syncline.sandbox.salesforce;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Accounts that are people: the org keeps an account and a contact, and shows one record. */
final class PersonAccounts {
  private static final String ACCOUNT = "Account";
  private static final String CONTACT = "Contact";
  private static final String NAME = "Name";
  private static final String FIRST = "FirstName";
  private static final String LAST = "LastName";
  private static final String PERSON = "IsPersonAccount";
  private static final String OWN_CONTACT = "PersonContactId";

  /** What both tables hold, as the account and as the contact names it. */
  private static final Map<String, String> SHARED =
      Map.of(
          FIRST, FIRST, LAST, LAST, "PersonEmail", "Email", "Phone", "Phone", "OwnerId", "OwnerId");

  private final SalesforceStore store;

  PersonAccounts(SalesforceStore store) {
    this.store = store;
  }

  /**
   * An account with a last name is a person, whose own name is put together.
   *
   * @throws SalesforceError if it is given the name of a company too
   */
  static void name(SObjectType type, Map<String, Object> fields) {
    if (type.name().equals(ACCOUNT) && fields.get(LAST) != null) {
      refuse(fields, NAME);
      fields.put(NAME, fullName(fields));
    }
  }

  /**
   * Neither kind of account becomes the other.
   *
   * @throws SalesforceError if it is given what only the other kind has
   */
  static void check(SRecord account, Map<String, Object> fields) {
    if (!account.type().name().equals(ACCOUNT)) {
      return;
    }
    boolean person = Boolean.TRUE.equals(account.get(PERSON));
    refuse(fields, person ? NAME : LAST);
    if (person && fields.containsKey(LAST) && fields.get(LAST) == null) {
      throw new SalesforceError(
          400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", List.of(LAST));
    }
  }

  private static void refuse(Map<String, Object> fields, String name) {
    if (fields.get(name) != null) {
      throw SalesforceError.bad(
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "Account: bad field names on insert/update call: " + name,
          name);
    }
  }

  private static String fullName(Map<String, Object> fields) {
    Object first = fields.get(FIRST);
    return (first == null ? "" : first + " ") + fields.get(LAST);
  }

  static void fill(Map<String, Object> account) {
    if (account.get(LAST) != null) {
      account.put(NAME, fullName(account));
      account.put(PERSON, true);
    }
  }

  /** The other table follows. */
  void follow(SRecord record, String by, Instant at) {
    if (!Boolean.TRUE.equals(record.get(PERSON))) {
      return;
    }
    if (record.type().name().equals(ACCOUNT)) {
      contact(record)
          .ifPresentOrElse(contact -> follow(record, contact, by, at), () -> make(record, by, at));
    } else {
      store
          .find(ACCOUNT, String.valueOf(record.get("AccountId")))
          .ifPresent(account -> lead(record, account, by, at));
    }
  }

  private Optional<SRecord> contact(SRecord account) {
    return Optional.ofNullable(account.get(OWN_CONTACT))
        .flatMap(id -> store.find(CONTACT, id.toString()));
  }

  private void make(SRecord account, String by, Instant at) {
    Map<String, Object> fields = new HashMap<>();
    SHARED.forEach((of, to) -> fields.put(to, account.get(of)));
    fields.put("AccountId", account.id());
    fields.put(PERSON, true);
    String id = store.insert(CONTACT, fields, by, at);
    store.touch(store.find(ACCOUNT, account.id()).orElseThrow(), Map.of(OWN_CONTACT, id), at);
  }

  private void follow(SRecord account, SRecord contact, String by, Instant at) {
    Map<String, Object> changed = new HashMap<>();
    SHARED.forEach((of, to) -> differing(account.get(of), contact.get(to), to, changed));
    if (!changed.isEmpty()) {
      store.update(CONTACT, contact.id(), changed, by, at);
    }
  }

  private void lead(SRecord contact, SRecord account, String by, Instant at) {
    Map<String, Object> changed = new HashMap<>();
    SHARED.forEach((of, to) -> differing(contact.get(to), account.get(of), of, changed));
    if (account.get(OWN_CONTACT) != null && !changed.isEmpty()) {
      store.update(ACCOUNT, account.id(), changed, by, at);
    }
  }

  private static void differing(Object one, Object other, String name, Map<String, Object> into) {
    if (!Objects.equals(one, other)) {
      into.put(name, one);
    }
  }
}
