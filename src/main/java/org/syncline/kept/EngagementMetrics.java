package org.syncline.kept;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.mapping.CampaignMetric;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** What people did with the CRM's campaigns, counted from the activities that are kept. */
@ApplicationScoped
public class EngagementMetrics {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int DECIMALS = 2;

  private final Rows rows;

  EngagementMetrics(Rows rows) {
    this.rows = rows;
  }

  private record Counted(
      RecordRef campaign, long sent, long bounced, long opens, long clicks, long submissions) {}

  /** Of every campaign of which there are activities. Needs a transaction. */
  public Map<RecordRef, Map<CampaignMetric, FieldValue>> all() {
    return rows
        .read(
            Counted.class,
            """
            select campaign, sent, bounced, unique_opens as opens, unique_clicks as clicks,
              form_submissions as submissions
            from campaign_engagement where campaign like 'crm/Campaign/%'
            """,
            Map.of())
        .stream()
        .collect(Collectors.toMap(Counted::campaign, EngagementMetrics::metrics));
  }

  private static Map<CampaignMetric, FieldValue> metrics(Counted counted) {
    long delivered = Math.max(0, counted.sent() - counted.bounced());
    Map<CampaignMetric, FieldValue> metrics = new EnumMap<>(CampaignMetric.class);
    metrics.put(CampaignMetric.SENT, FieldValue.of(counted.sent()));
    metrics.put(CampaignMetric.DELIVERED, FieldValue.of(delivered));
    metrics.put(CampaignMetric.OPENS, FieldValue.of(counted.opens()));
    metrics.put(CampaignMetric.CLICKS, FieldValue.of(counted.clicks()));
    metrics.put(CampaignMetric.CLICK_RATE, percent(counted.clicks(), delivered));
    metrics.put(CampaignMetric.CLICK_TO_OPEN, percent(counted.clicks(), counted.opens()));
    metrics.put(CampaignMetric.FORM_SUBMISSIONS, FieldValue.of(counted.submissions()));
    return metrics;
  }

  /** Of nothing there is no rate. */
  private static FieldValue percent(long part, long whole) {
    return whole == 0
        ? FieldValue.BLANK
        : FieldValue.of(
            BigDecimal.valueOf(part)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_UP));
  }
}
