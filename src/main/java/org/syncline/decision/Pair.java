package org.syncline.decision;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.criteria.Fielded;
import org.syncline.mapping.Mapping;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/**
 * Two linked records as they stand, and what they last agreed on.
 *
 * @param base by marketing field name; a field that is not in here was never agreed on
 * @param known what rules can ask beside the fields on which the two differ
 */
public record Pair(
    Mapping mapping,
    RecordSnapshot marketing,
    RecordSnapshot crm,
    Map<String, Agreed> base,
    Instant now,
    List<? extends Fielded> known) {
  public Pair(
      Mapping mapping,
      RecordSnapshot marketing,
      RecordSnapshot crm,
      Map<String, Agreed> base,
      Instant now) {
    this(mapping, marketing, crm, base, now, List.of());
  }

  /** The same, of which rules can ask more. */
  public Pair knowing(List<? extends Fielded> more) {
    return new Pair(mapping, marketing, crm, base, now, more);
  }

  public RecordSnapshot of(SystemName system) {
    return system == SystemName.MARKETING ? marketing : crm;
  }

  public Optional<Agreed> base(String marketingField) {
    return Optional.ofNullable(base.get(marketingField));
  }
}
