package org.syncline.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.decision.Agreed;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.MappingLoader;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** A prospect and a lead with one mapped field: {@code phone} and {@code Phone}. */
public final class FieldPair {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String MAPPING =
      """
      mapping: lead
      marketing: prospect
      crm: Lead
      match: [ { marketing: email, crm: Email } ]
      fields:
        - { marketing: phone, crm: Phone, %s }
      """;

  private final Mapping mapping;
  private final Map<SystemName, FieldValue> values = new HashMap<>();
  private final Map<String, Agreed> base = new HashMap<>();
  private ChangedBy crmChangedBy = ChangedBy.UNKNOWN;

  private FieldPair(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * @param keys of the field's mapping, such as {@code behavior: use-crm, type: phone}
   */
  public static FieldPair mapped(String keys) {
    return new FieldPair(load(MAPPING.formatted(keys)));
  }

  private static Mapping load(String text) {
    try {
      Path folder = Files.createTempDirectory("mapping");
      Files.writeString(folder.resolve("lead.yaml"), text);
      MappingLoader.Loaded loaded = MappingLoader.load(folder);
      RuleFiles.delete(folder);
      if (!loaded.problems().isEmpty()) {
        throw new IllegalArgumentException(loaded.problems().toString());
      }
      return loaded.mappings().mappings().get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public FieldPair show(Object marketing, Object crm) {
    values.put(SystemName.MARKETING, FieldValue.of(marketing));
    values.put(SystemName.CRM, FieldValue.of(crm));
    return this;
  }

  public FieldPair agreed(Object marketing, Object crm) {
    base.put("phone", new Agreed(FieldValue.of(marketing), FieldValue.of(crm)));
    return this;
  }

  public FieldPair crmChangedBy(ChangedBy who) {
    crmChangedBy = who;
    return this;
  }

  public FieldDecision decide(PairDecider decider) {
    return decider.decide(pair()).get(0);
  }

  /** What a record that is missing in the system gets. */
  public List<FieldWrite> create(PairDecider decider, SystemName missing) {
    return decider.create(pair(), missing);
  }

  private Pair pair() {
    RecordRef prospect = RecordRef.marketing("prospect", "7");
    RecordRef lead = RecordRef.crm("Lead", "00Q000000000001EAA");
    return new Pair(
        mapping,
        side(prospect, "phone", ChangedBy.USER),
        side(lead, "Phone", crmChangedBy),
        base,
        NOON);
  }

  private RecordSnapshot side(RecordRef ref, String field, ChangedBy by) {
    return new RecordSnapshot(
        ref, NOON, Map.of(field, values.get(ref.system())), Map.of(), by, false);
  }
}
