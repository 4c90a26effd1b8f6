package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.errors.SyncErrorRepository.Settled;
import org.syncline.intake.PollSource;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.kept.EngagementMetrics;
import org.syncline.kept.Kept;
import org.syncline.kept.KeptRecords;
import org.syncline.mapping.CampaignMetric;
import org.syncline.mapping.KeptObject;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/**
 * Writes what people did with campaigns to the CRM's campaigns. What is counted is compared with
 * what the campaign shows, so that nothing has to be remembered of a write: one that was lost is
 * made again.
 */
@ApplicationScoped
public class CampaignMetrics {
  private static final Logger LOG = Logger.getLogger(CampaignMetrics.class);
  private static final int MOST = 200;

  private final RecordWriter writer;
  private final EngagementMetrics metrics;
  private final KeptRecords kept;
  private final Watermarks watermarks;
  private final SyncErrorRepository errors;
  private final RuleSets ruleSets;
  private final Clock clock;

  /** What was answered, so that what a campaign rounds or refuses is not sent again and again. */
  private final Map<RecordRef, Map<String, FieldValue>> answered = new ConcurrentHashMap<>();

  CampaignMetrics(
      @All List<RecordWriter> writers,
      EngagementMetrics metrics,
      KeptRecords kept,
      Watermarks watermarks,
      SyncErrorRepository errors,
      RuleSets ruleSets,
      Clock clock) {
    this.writer =
        writers.stream().filter(one -> one.system() == SystemName.CRM).findFirst().orElseThrow();
    this.metrics = metrics;
    this.kept = kept;
    this.watermarks = watermarks;
    this.errors = errors;
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** Writes what is out of date; answers how many campaigns were. */
  public int write() {
    Map<CampaignMetric, String> fields = fields();
    if (fields.isEmpty()) {
      return 0;
    }
    List<Write> due = QuarkusTransaction.requiringNew().call(() -> due(fields));
    for (int from = 0; from < due.size(); from += MOST) {
      send(due.subList(from, Math.min(due.size(), from + MOST)));
    }
    return due.size();
  }

  private Map<CampaignMetric, String> fields() {
    return ruleSets.current().mappings().kept(SystemName.CRM).stream()
        .filter(one -> !one.metrics().isEmpty())
        .findFirst()
        .map(KeptObject::metrics)
        .orElse(Map.of());
  }

  /** Not before all was read: what is counted would be too little. */
  private List<Write> due(Map<CampaignMetric, String> fields) {
    if (!read(SystemName.MARKETING, "visitorActivity") || !read(SystemName.MARKETING, "campaign")) {
      return List.of();
    }
    Map<RecordRef, Map<CampaignMetric, FieldValue>> counted = metrics.all();
    List<Write> due = new ArrayList<>();
    for (Kept campaign : kept.load(counted.keySet())) {
      Map<String, FieldValue> changed = changed(campaign, counted.get(campaign.record()), fields);
      if (!campaign.deleted() && !changed.isEmpty()) {
        due.add(update(campaign.record(), changed));
      }
    }
    return due;
  }

  private boolean read(SystemName system, String object) {
    return watermarks.of(system, PollSource.of(object)).filter(Watermark::readToEnd).isPresent();
  }

  private Map<String, FieldValue> changed(
      Kept campaign, Map<CampaignMetric, FieldValue> counted, Map<CampaignMetric, String> fields) {
    Map<String, FieldValue> told = answered.getOrDefault(campaign.record(), Map.of());
    Map<String, FieldValue> changed = new HashMap<>();
    fields.forEach(
        (metric, name) -> {
          FieldValue value = counted.get(metric);
          boolean shown = FieldType.NUMBER.same(value, campaign.field(name));
          if (!shown && campaign.field(name).provided() && !value.equals(told.get(name))) {
            changed.put(name, value);
          }
        });
    return changed;
  }

  private Write update(RecordRef campaign, Map<String, FieldValue> changed) {
    return new Write(
        0,
        campaign.object(),
        Write.Kind.UPDATE,
        Optional.of(campaign.id()),
        changed,
        clock.instant());
  }

  private void send(List<Write> writes) {
    List<Delivery> deliveries;
    try {
      deliveries = writer.write(writes);
    } catch (RuntimeException e) {
      LOG.warnf("The metrics of %d campaigns are written later: %s", writes.size(), e);
      return;
    }
    List<SyncError> refused = new ArrayList<>();
    List<Settled> settled = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      deliveries.get(i).on(new Answer(writes.get(i), refused, settled));
    }
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              errors.resolve(settled);
              errors.report(refused);
            });
  }

  /** What one answer means. */
  private final class Answer implements Delivery.Cases<Void> {
    private final Write write;
    private final RecordRef campaign;
    private final List<SyncError> refused;
    private final List<Settled> settled;

    Answer(Write write, List<SyncError> refused, List<Settled> settled) {
      this.write = write;
      this.campaign = RecordRef.crm(write.object(), write.recordId().orElseThrow());
      this.refused = refused;
      this.settled = settled;
    }

    private void told() {
      answered.computeIfAbsent(campaign, key -> new HashMap<>()).putAll(write.fields());
    }

    @Override
    public Void delivered(Delivery.Delivered delivered) {
      told();
      write.fields().keySet().forEach(name -> settled.add(new Settled(campaign, name)));
      settled.add(new Settled(campaign, ""));
      return null;
    }

    @Override
    public Void retryLater(Delivery.RetryLater retry) {
      return null;
    }

    @Override
    public Void unknown(Delivery.Unknown unknown) {
      return null;
    }

    @Override
    public Void rejected(Delivery.Rejected rejected) {
      told();
      Instant now = clock.instant();
      String ruleSet = ruleSets.current().version();
      for (Delivery.Rejection why : rejected.rejections()) {
        List<String> fields = why.fields().isEmpty() ? List.of("") : why.fields();
        for (String field : fields) {
          refused.add(
              SyncError.open(
                  campaign,
                  null,
                  field,
                  "rejected",
                  why.code(),
                  why.message(),
                  write.fields().getOrDefault(field, FieldValue.BLANK),
                  ruleSet,
                  now));
        }
      }
      return null;
    }
  }
}
