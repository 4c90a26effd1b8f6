package org.syncline.sandbox.salesforce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What a campaign counts of its members and opportunities; kept up record by record. */
final class CampaignSums {
  private static final String CAMPAIGN = "CampaignId";

  private final SalesforceStore store;

  CampaignSums(SalesforceStore store) {
    this.store = store;
  }

  /**
   * @param before the record as it was; null: it is new
   */
  void moved(SRecord before, SRecord after, Instant at) {
    Map<String, BigDecimal> was = parts(before);
    Map<String, BigDecimal> is = parts(after);
    if (was.equals(is) && (is.isEmpty() || before.get(CAMPAIGN).equals(after.get(CAMPAIGN)))) {
      return;
    }
    if (!was.isEmpty()) {
      add(before, was, false, at);
    }
    if (!is.isEmpty()) {
      add(after, is, true, at);
    }
  }

  private void add(SRecord part, Map<String, BigDecimal> parts, boolean more, Instant at) {
    store
        .find("Campaign", part.get(CAMPAIGN).toString())
        .ifPresent(
            campaign -> {
              Map<String, Object> sums = new HashMap<>();
              parts.forEach(
                  (name, by) -> {
                    BigDecimal sum = new BigDecimal(campaign.get(name).toString());
                    sums.put(name, more ? sum.add(by) : sum.subtract(by));
                  });
              store.touch(campaign, sums, at);
            });
  }

  private static Map<String, BigDecimal> parts(SRecord record) {
    if (record == null || record.deleted() || record.get(CAMPAIGN) == null) {
      return Map.of();
    }
    return switch (record.type().name()) {
      case "CampaignMember" -> ofMember(record);
      case "Opportunity" -> ofOpportunity(record);
      default -> Map.of();
    };
  }

  private static Map<String, BigDecimal> ofMember(SRecord member) {
    Map<String, BigDecimal> parts = new HashMap<>();
    boolean contact = member.get("ContactId") != null;
    boolean lead = member.get("LeadId") != null;
    parts.put(contact ? "NumberOfContacts" : "NumberOfLeads", BigDecimal.ONE);
    if (contact && lead) {
      parts.put("NumberOfConvertedLeads", BigDecimal.ONE);
    }
    if (Boolean.TRUE.equals(member.get("HasResponded"))) {
      parts.put("NumberOfResponses", BigDecimal.ONE);
    }
    return parts;
  }

  private static Map<String, BigDecimal> ofOpportunity(SRecord opportunity) {
    Map<String, BigDecimal> parts = new HashMap<>();
    Object given = opportunity.get("Amount");
    BigDecimal amount = given == null ? BigDecimal.ZERO : new BigDecimal(given.toString());
    parts.put("NumberOfOpportunities", BigDecimal.ONE);
    parts.put("AmountAllOpportunities", amount);
    if (Boolean.TRUE.equals(opportunity.get("IsWon"))) {
      parts.put("NumberOfWonOpportunities", BigDecimal.ONE);
      parts.put("AmountWonOpportunities", amount);
    }
    return parts;
  }
}
