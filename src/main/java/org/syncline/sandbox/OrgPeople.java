package org.syncline.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.syncline.sandbox.people.CrmSide;
import org.syncline.sandbox.salesforce.SalesforceSandbox;

/** The org as the maker of people and the stream of edits use it. */
final class OrgPeople implements CrmSide {
  private final SalesforceSandbox org;

  OrgPeople(SalesforceSandbox org) {
    this.org = org;
  }

  /** Whose record it is has made it: in an org of people, nobody makes most of them. */
  @Override
  public String insert(String object, Map<String, Object> fields, Instant at) {
    String who = fields.get("OwnerId") instanceof String owner ? owner : org.userOf("a sales rep");
    return org.store().insert(object, fields, who, at.truncatedTo(ChronoUnit.SECONDS));
  }

  @Override
  public void update(String object, String id, Map<String, Object> fields, String who) {
    org.edit(object, id, fields, who);
  }

  @Override
  public Optional<Map<String, Object>> get(String object, String id) {
    return org.store()
        .get(object, id)
        .filter(fields -> !Boolean.TRUE.equals(fields.get("IsConverted")));
  }
}
