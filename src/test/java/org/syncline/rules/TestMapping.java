package org.syncline.rules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.CreateWhen;
import org.syncline.mapping.Direction;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Likeness;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.NullSync;
import org.syncline.mapping.OnCrmDelete;
import org.syncline.mapping.OnDuplicate;
import org.syncline.mapping.Recency;
import org.syncline.record.FieldType;
import org.syncline.record.SystemName;

/** Mappings as the cases of the conformance tables need them. */
public final class TestMapping {
  private TestMapping() {}

  public static Mapping of(Duration skewTolerance, FieldMapping... fields) {
    return of(skewTolerance, SystemName.CRM, fields);
  }

  public static Mapping of(Duration skewTolerance, SystemName tieBreaker, FieldMapping... fields) {
    return mapping(skewTolerance, tieBreaker, Optional.empty(), fields);
  }

  public static Mapping proposing(Likeness likeness, FieldMapping... fields) {
    return mapping(Duration.ofSeconds(2), SystemName.CRM, Optional.of(likeness), fields);
  }

  private static Mapping mapping(
      Duration skewTolerance,
      SystemName tieBreaker,
      Optional<Likeness> propose,
      FieldMapping... fields) {
    return new Mapping(
        "lead",
        "prospect",
        "Lead",
        Direction.BOTH,
        List.of(new Mapping.MatchPair("email", "Email")),
        Map.of(SystemName.CRM, CreateWhen.WHEN_ASSIGNED),
        Recency.FIELD,
        1,
        OnDuplicate.REVIEW,
        List.of("salesforceOwnerId"),
        true,
        false,
        false,
        OnCrmDelete.ARCHIVE,
        tieBreaker,
        skewTolerance,
        Optional.empty(),
        Optional.empty(),
        propose,
        List.of(fields));
  }

  public static FieldMapping field(
      String name, FieldType type, Behavior behavior, Map<SystemName, NullSync> nullSync) {
    return new FieldMapping(
        name,
        name + "__c",
        type,
        Direction.BOTH,
        behavior,
        nullSync,
        Map.of(),
        Map.of(),
        Optional.empty(),
        Map.of());
  }
}
