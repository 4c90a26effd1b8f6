package org.syncline.pardot;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * Writes records one by one, several at a time, and prospects by an import where many updates wait.
 * Prospects are restored by an import too: it is keyed by id, while the call for it looks for an
 * address, which several may share.
 */
@ApplicationScoped
class PardotWriter implements RecordWriter {
  private static final int SINGLES = 100;
  private static final int ROWS = 10_000;

  private static final String PROSPECT = "prospect";

  /** What a new record shows, which no call tells. */
  private static final Map<String, Map<String, FieldValue>> DEFAULTS =
      Map.of(
          PROSPECT,
          Map.of(
              "score", FieldValue.of(0),
              "optedOut", FieldValue.of(false),
              "isDoNotCall", FieldValue.of(false),
              "isDoNotEmail", FieldValue.of(false)),
          LostCreates.MEMBERSHIP,
          Map.of("optedOut", FieldValue.of(false)));

  private final PardotConfig config;
  private final IdRanges ranges;
  private final SingleWrites singles;
  private final Imports imports;
  private final LostCreates lostCreates;

  PardotWriter(PardotApi api, PardotConfig config, Clock clock) {
    this.config = config;
    this.ranges = new IdRanges(api);
    TagWrites tags = new TagWrites(api, config.readLag(), clock);
    this.singles = new SingleWrites(api, tags, config.callsAtATime());
    this.imports = new Imports(api, singles);
    this.lostCreates = new LostCreates(api, config.readLag(), clock);
  }

  @PreDestroy
  void stop() {
    singles.close();
  }

  @Override
  public SystemName system() {
    return SystemName.MARKETING;
  }

  @Override
  public Duration readLag() {
    return config.readLag();
  }

  @Override
  public int batchSize(String object, Write.Kind kind, long waiting) {
    return byImport(object, kind, waiting) ? ROWS : SINGLES;
  }

  /** Imports take no other object than prospects. */
  private boolean byImport(String object, Write.Kind kind, long number) {
    return object.equals(PROSPECT)
        && (kind == Write.Kind.RESTORE
            || kind == Write.Kind.UPDATE && number > config.importAbove());
  }

  @Override
  public Map<String, Instant> stamps(String object, Collection<String> ids, Instant since) {
    return PardotReads.read(() -> ranges.stamps(object, ids, since));
  }

  @Override
  public List<Delivery> write(List<Write> writes) {
    Write first = writes.get(0);
    if (!byImport(first.object(), first.kind(), writes.size())) {
      return singles.write(writes);
    }
    return first.kind() == Write.Kind.RESTORE ? imports.restore(writes) : imports.write(writes);
  }

  @Override
  public Map<String, FieldValue> defaults(String object) {
    return DEFAULTS.getOrDefault(object, Map.of());
  }

  @Override
  public Optional<Map<Long, String>> findCreated(List<Write> lost) {
    return PardotReads.read(() -> lostCreates.find(lost));
  }
}
