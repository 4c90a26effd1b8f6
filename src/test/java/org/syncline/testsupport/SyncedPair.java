package org.syncline.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** A prospect and a lead that are linked and agree, with nothing left to do. */
public final class SyncedPair {
  private final SyncByHand sync;
  private final TwoSystems.Marketing marketing;
  private final TwoSystems.Crm crm;
  public final String prospect;
  public final String lead;

  public SyncedPair(SyncByHand sync, TwoSystems.Marketing marketing, TwoSystems.Crm crm) {
    this(sync, marketing, crm, Map.of("email", "a@x.org"));
  }

  /**
   * @param more further fields of the prospect
   */
  public SyncedPair(
      SyncByHand sync, TwoSystems.Marketing marketing, TwoSystems.Crm crm, Map<String, ?> more) {
    this.sync = sync;
    this.marketing = marketing;
    this.crm = crm;
    Map<String, Object> fields =
        new HashMap<>(Map.of("phone", "1", "city", "Rome", "lastName", "L"));
    fields.putAll(more);
    prospect = marketing.create("prospect", fields);
    lead =
        crm.create(
            "Lead",
            Map.of("Email", fields.get("email"), "Phone", "1", "City", "Rome", "LastName", "L"));
    sync.quiet();
    marketing.writes.clear();
    crm.writes.clear();
  }

  public void bothShow(String field, String crmField, String value) {
    assertThat(marketing.value(prospect, field)).isEqualTo(value);
    assertThat(crm.value(lead, crmField)).isEqualTo(value);
  }

  /** Both sides are quiet: further polls write nothing, and nothing waits. */
  public void settled() {
    int before = marketing.writes.size() + crm.writes.size();
    sync.quiet();
    assertThat(marketing.writes.size() + crm.writes.size()).isEqualTo(before);
    assertThat(sync.count("outbox")).isZero();
  }
}
