package org.syncline.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.NullSync;
import org.syncline.mapping.Recency;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;

/** Observes how a pair differs in a field; says nothing about who should win. */
final class Differences {
  private Differences() {}

  static FieldDifference of(Pair pair, FieldMapping field) {
    Optional<Agreed> base = pair.base(field.marketing());
    boolean recordTimes =
        pair.mapping().recency() == Recency.RECORD
            || fieldTime(pair, field, SystemName.MARKETING).isEmpty()
            || fieldTime(pair, field, SystemName.CRM).isEmpty();
    Side marketing = side(pair, field, SystemName.MARKETING, base, recordTimes);
    Side crm = side(pair, field, SystemName.CRM, base, recordTimes);
    return new FieldDifference(
        field.marketing(),
        field.crm(),
        pair.mapping().name(),
        field.behavior().word(),
        marketing,
        crm,
        base.isPresent(),
        onlyMover(base.isPresent(), marketing, crm),
        newerSide(marketing.changedAt(), crm.changedAt(), pair.mapping().skewTolerance()),
        prevailing(field, marketing, crm),
        pair.mapping().tieBreaker().word(),
        pair.now());
  }

  private static Side side(
      Pair pair,
      FieldMapping field,
      SystemName system,
      Optional<Agreed> base,
      boolean recordTimes) {
    RecordSnapshot record = pair.of(system);
    FieldValue value = FieldWords.read(field, system, record.field(field.name(system)));
    Optional<FieldValue> agreed = base.map(both -> FieldWords.read(field, system, both.of(system)));
    NullSync nullSync = field.nullSync(system);
    return new Side(
        system,
        value,
        value.present(),
        value.blank(),
        agreed.filter(before -> !field.type().same(before, value)).isPresent(),
        value.blank() && agreed.filter(FieldValue::present).isPresent(),
        record.changedBy().word(),
        nullSync.word(),
        recordTimes
            ? record.modifiedAt()
            : fieldTime(pair, field, system).orElse(record.modifiedAt()));
  }

  private static Optional<Instant> fieldTime(Pair pair, FieldMapping field, SystemName system) {
    return pair.of(system).fieldTime(field.name(system));
  }

  private static String prevailing(FieldMapping field, Side marketing, Side crm) {
    return Stream.of(marketing, crm)
        .filter(
            side ->
                field
                    .prevails()
                    .filter(value -> field.type().same(FieldValue.of(value), side.value()))
                    .isPresent())
        .map(side -> side.system().word())
        .findFirst()
        .orElse("none");
  }

  private static String onlyMover(boolean based, Side marketing, Side crm) {
    if (!based || marketing.changedSinceBase() == crm.changedSinceBase()) {
      return "none";
    }
    return (marketing.changedSinceBase() ? marketing : crm).system().word();
  }

  private static String newerSide(Instant marketing, Instant crm, Duration tolerance) {
    if (marketing == null
        || crm == null
        || Duration.between(marketing, crm).abs().compareTo(tolerance) < 0
        || marketing.equals(crm)) {
      return "unclear";
    }
    return (marketing.isAfter(crm) ? SystemName.MARKETING : SystemName.CRM).word();
  }
}
