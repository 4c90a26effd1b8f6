package org.syncline.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.Mapping;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/**
 * Two linked records as they stand, and what they last agreed on.
 *
 * @param base by marketing field name; a field that is not in here was never agreed on
 */
public record Pair(
    Mapping mapping,
    RecordSnapshot marketing,
    RecordSnapshot crm,
    Map<String, Agreed> base,
    Instant now) {
  public RecordSnapshot of(SystemName system) {
    return system == SystemName.MARKETING ? marketing : crm;
  }

  public Optional<Agreed> base(String marketingField) {
    return Optional.ofNullable(base.get(marketingField));
  }
}
