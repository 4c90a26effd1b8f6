package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.remote.RemoteAnswer;

/** Writes records in collections of 200, and in bulk where many updates wait. */
@ApplicationScoped
class SalesforceWriter implements RecordWriter {
  private static final int BULK_ROWS = 10_000;
  private static final int IDS = 400;

  private final SalesforceApi api;
  private final SalesforceConfig config;
  private final CollectionWrites collections;
  private final BulkUpdates bulk;
  private final LostCreates lostCreates;
  private final Defaults defaults;
  private final PicklistLimits limits;

  SalesforceWriter(SalesforceApi api, SalesforceConfig config, Clock clock) {
    this.api = api;
    this.config = config;
    ExternalIds externalIds = new ExternalIds(config.externalId(), new VisibleFields(api, clock));
    this.collections = new CollectionWrites(api, externalIds);
    this.bulk = new BulkUpdates(api, collections);
    this.lostCreates = new LostCreates(api, externalIds);
    this.defaults = new Defaults(api);
    this.limits = new PicklistLimits(api, clock);
  }

  @Override
  public SystemName system() {
    return SystemName.CRM;
  }

  /** A committed write shows in every later query. */
  @Override
  public Duration readLag() {
    return Duration.ZERO;
  }

  @Override
  public int batchSize(String object, Write.Kind kind, long waiting) {
    boolean many = kind == Write.Kind.UPDATE && waiting > config.bulkAbove();
    return many ? BULK_ROWS : CollectionWrites.MOST;
  }

  @Override
  public Map<String, Instant> stamps(String object, Collection<String> ids, Instant since) {
    List<String> all = List.copyOf(ids);
    Map<String, Instant> stamps = new HashMap<>();
    for (int from = 0; from < all.size(); from += IDS) {
      List<String> some = all.subList(from, Math.min(all.size(), from + IDS));
      RemoteAnswer answer = SalesforceReads.read(() -> api.queryAll(Soql.stamps(object, some)));
      if (!answer.ok()) {
        throw SalesforceReads.failed("a look at the targets", answer);
      }
      JsonNode records = SalesforceReads.read(() -> SalesforceReads.records(answer));
      records.forEach(
          row ->
              stamps.put(row.path("Id").asText(), SalesforceRecord.instant(row.path(Soql.STAMP))));
    }
    return stamps;
  }

  @Override
  public List<Delivery> write(List<Write> writes) {
    return limits.told(writes, sent(writes));
  }

  private List<Delivery> sent(List<Write> writes) {
    if (writes.size() > CollectionWrites.MOST) {
      return bulk.write(writes);
    }
    Map<Write, Delivery> answers = new IdentityHashMap<>();
    for (boolean ruled : List.of(false, true)) {
      List<Write> some = writes.stream().filter(write -> write.byActiveRule() == ruled).toList();
      List<Delivery> answered = collections.write(some);
      for (int i = 0; i < some.size(); i++) {
        answers.put(some.get(i), answered.get(i));
      }
    }
    return writes.stream().map(answers::get).toList();
  }

  @Override
  public Map<String, FieldValue> defaults(String object) {
    return SalesforceReads.read(() -> defaults.of(object));
  }

  @Override
  public Optional<Map<Long, String>> findCreated(List<Write> lost) {
    return SalesforceReads.read(() -> Optional.of(lostCreates.find(lost)));
  }
}
