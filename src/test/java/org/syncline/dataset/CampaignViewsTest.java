package org.syncline.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.testsupport.StoredRecords.id;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.StoredRecords;
import org.syncline.testsupport.TwoSystems;

/** The view of campaigns: engagement, members, cost, opportunities. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class CampaignViewsTest {
  private static final String FAIR = id("701", 1);
  private static final String KEY = "crm/Campaign/" + FAIR;

  @Inject Rows rows;
  private StoredRecords records;
  private int activities;

  @BeforeEach
  void oneCampaignOnBothSides() {
    records = new StoredRecords(rows);
    records.clear();
    records.crm("Campaign", FAIR, "Name", "Fair", "ActualCost", 900, "CurrencyIsoCode", "EUR");
    records.marketing("campaign", 5, "name", "fair", "salesforceId", FAIR, "cost", 1);
  }

  @AfterEach
  void leaveNothing() {
    records.clear();
  }

  private void did(int prospect, int email, int... types) {
    for (int type : types) {
      records.marketing(
          "visitorActivity",
          ++activities,
          "type",
          type,
          "prospectId",
          prospect,
          "emailId",
          email,
          "campaignId",
          5,
          "createdAt",
          "2026-01-01T10:00:00Z");
    }
  }

  private void opportunity(
      int number, Object amount, String currency, boolean closed, boolean won) {
    records.crm(
        "Opportunity",
        id("006", number),
        "Amount",
        amount,
        "CurrencyIsoCode",
        currency,
        "IsClosed",
        closed,
        "IsWon",
        won,
        "CampaignId",
        FAIR);
  }

  @Test
  void engagement_isCountedByDeliveredAndByOnesWhoDid() {
    did(7, 1, 6, 11, 11, 1, 1, 4);
    did(7, 2, 6, 11);
    did(8, 1, 6, 11, 1);
    did(9, 1, 6, 13);
    did(10, 1, 6);

    assertThat(
            records.lines(
                "sent, bounced, delivered, opens, unique_opens, clicks, unique_clicks,"
                    + " form_submissions, open_rate, click_rate",
                "campaigns"))
        .containsExactly("5|1|4|4|3|3|2|1|0.75|0.5");
    assertThat(records.lines("click_to_open_rate", "campaigns"))
        .containsExactly("0.6666666666666666");
  }

  @Test
  void uniqueOnes_areKnownPeopleInKnownEmails() {
    did(7, 1, 6, 11, 1);
    Map<String, Object> clicked = Map.of("type", 1, "campaignId", 5);
    activity(clicked, Map.of("prospectId", 8, "customRedirectId", 3));
    activity(clicked, Map.of("prospectId", 7, "customRedirectId", 3));
    activity(Map.of("type", 11, "campaignId", 5), Map.of("emailId", 1));
    activity(Map.of("type", 11, "campaignId", 5), Map.of("prospectId", 1));
    assertThat(records.lines("opens, unique_opens, clicks, unique_clicks, click_rate", "campaigns"))
        .containsExactly("3|1|3|1|1");
    assertThat(engagementWritten()).isEqualTo("1|1");
  }

  private void activity(Map<String, Object> what, Map<String, Object> more) {
    List<Object> fields = new ArrayList<>(List.of("createdAt", "2026-01-01T10:00:00Z"));
    Stream.of(what, more)
        .flatMap(map -> map.entrySet().stream())
        .forEach(one -> fields.addAll(List.of(one.getKey(), one.getValue())));
    records.marketing("visitorActivity", ++activities, fields.toArray());
  }

  private String engagementWritten() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                rows.column(
                        String.class,
                        "select unique_opens || '|' || unique_clicks from campaign_engagement",
                        Map.of())
                    .get(0));
  }

  @Test
  void rates_ofACampaignThatSentNothing_areMissing() {
    assertThat(records.lines("sent, delivered, open_rate, click_to_open_rate", "campaigns"))
        .containsExactly("0|0||");
  }

  @Test
  void members_andCost_areSalesforces() {
    records.crm("CampaignMember", id("00v", 1), "CampaignId", FAIR, "HasResponded", true);
    records.crm("CampaignMember", id("00v", 2), "CampaignId", FAIR, "HasResponded", false);
    records.crm("CampaignMember", id("00v", 3), "CampaignId", FAIR, "HasResponded", true);
    records.deleteKept("crm/CampaignMember/" + id("00v", 3));

    assertThat(
            records.lines(
                "campaign, name, marketing_campaign_id, members, responded_members, cost,"
                    + " cost_currency",
                "campaigns"))
        .containsExactly(KEY + "|Fair|5|2|1|900.0000|EUR");
  }

  @Test
  void campaignOfMarketingAlone_hasItsOwnKeyAndCost() {
    records.marketing("campaign", 6, "name", "mail", "cost", 20);
    records.deleteKept(KEY);

    assertThat(records.lines("campaign, name, cost", "campaigns"))
        .containsExactly("marketing/campaign/5|fair|1.0000", "marketing/campaign/6|mail|20.0000");
  }

  @Test
  void opportunities_ofOneCurrency_areSummed() {
    opportunity(1, 100, "EUR", false, false);
    opportunity(2, 50, "EUR", true, true);
    opportunity(3, 7, "EUR", true, false);
    opportunity(4, 1000, "EUR", true, true);
    records.deleteKept("crm/Opportunity/" + id("006", 4));

    assertThat(
            records.lines(
                "opportunities, won_opportunities, amount_currency, pipeline_amount, won_amount",
                "campaigns"))
        .containsExactly("3|1|EUR|100.0000|50.0000");
  }

  @Test
  void opportunities_ofDifferentCurrencies_haveNoSum() {
    opportunity(1, 100, "EUR", false, false);
    opportunity(2, 50, "USD", false, false);

    assertThat(records.lines("opportunities, amount_currency, pipeline_amount", "campaigns"))
        .containsExactly("2||");
  }

  @Test
  void amounts_thatAreNone_areLeftOut() {
    opportunity(1, 100, "EUR", false, false);
    opportunity(2, "a lot", "EUR", false, false);
    opportunity(3, null, "EUR", false, false);

    assertThat(records.lines("opportunities, pipeline_amount", "campaigns"))
        .containsExactly("3|100.0000");
  }
}
