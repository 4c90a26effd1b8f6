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
 * Writes prospects one by one, several at a time, and by an import where many updates wait. What is
 * restored goes by an import too: it is keyed by id, while the call for it looks for an address,
 * which several prospects may share.
 */
@ApplicationScoped
class PardotWriter implements RecordWriter {
  private static final int SINGLES = 100;
  private static final int ROWS = 10_000;

  /** A new prospect's, which no call tells. */
  private static final Map<String, FieldValue> DEFAULTS =
      Map.of(
          "score", FieldValue.of(0),
          "optedOut", FieldValue.of(false),
          "isDoNotCall", FieldValue.of(false),
          "isDoNotEmail", FieldValue.of(false));

  private final PardotConfig config;
  private final IdRanges ranges;
  private final SingleWrites singles;
  private final Imports imports;
  private final LostCreates lostCreates;

  PardotWriter(PardotApi api, PardotConfig config, Clock clock) {
    this.config = config;
    this.ranges = new IdRanges(api);
    this.singles = new SingleWrites(api, config.callsAtATime());
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
    return byImport(kind, waiting) || kind == Write.Kind.RESTORE ? ROWS : SINGLES;
  }

  private boolean byImport(Write.Kind kind, long number) {
    return kind == Write.Kind.UPDATE && number > config.importAbove();
  }

  @Override
  public Map<String, Instant> stamps(String object, Collection<String> ids, Instant since) {
    return PardotReads.read(() -> ranges.stamps(object, ids, since));
  }

  @Override
  public List<Delivery> write(List<Write> writes) {
    Write.Kind kind = writes.get(0).kind();
    if (kind == Write.Kind.RESTORE) {
      return imports.restore(writes);
    }
    return byImport(kind, writes.size()) ? imports.write(writes) : singles.write(writes);
  }

  @Override
  public Map<String, FieldValue> defaults(String object) {
    return DEFAULTS;
  }

  @Override
  public Optional<Map<Long, String>> findCreated(List<Write> lost) {
    return PardotReads.read(() -> lostCreates.find(lost));
  }
}
