package org.syncline.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.testsupport.StoredRecords.id;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.StoredRecords;
import org.syncline.testsupport.TwoSystems;

/** Which campaigns get the credit for which amounts. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class AttributionTest {
  private static final String FAIR = "crm/Campaign/" + id("701", 1);
  private static final String MAIL = "marketing/campaign/6";
  private static final String TALK = "crm/Campaign/" + id("701", 3);
  private static final int CLICK = 1;
  private static final int SENT = 6;

  @Inject Rows rows;
  private StoredRecords records;
  private int made;

  @BeforeEach
  void threeCampaignsAndTwoPeople() {
    records = new StoredRecords(rows);
    records.clear();
    made = 0;
    records.crm("Campaign", id("701", 1), "Name", "Fair");
    records.marketing("campaign", 5, "name", "fair", "salesforceId", id("701", 1));
    records.marketing("campaign", 6, "name", "mail");
    records.crm("Campaign", id("701", 3), "Name", "Talk");
    person(7);
    person(8);
  }

  @AfterEach
  void leaveNothing() {
    records.clear();
  }

  private void person(int number) {
    records.prospect(number, "email", number + "@x.org");
    records.link(number, "crm/Contact/" + id("003", number));
  }

  private void did(int prospect, int type, int campaign, String day) {
    records.marketing(
        "visitorActivity",
        ++made,
        "type",
        type,
        "prospectId",
        prospect,
        "campaignId",
        campaign,
        "createdAt",
        day + "T10:00:00Z");
  }

  private void opportunity(int number, Object amount, String currency, String closed) {
    records.crm(
        "Opportunity",
        id("006", number),
        "Name",
        "O" + number,
        "StageName",
        "Talks",
        "Amount",
        amount,
        "CurrencyIsoCode",
        currency,
        "IsClosed",
        closed != null,
        "IsWon",
        closed != null,
        "CloseDate",
        closed == null ? "2027-01-01" : closed);
  }

  private void role(int opportunity, int contact) {
    records.crm(
        "OpportunityContactRole",
        id("00K", ++made),
        "OpportunityId",
        id("006", opportunity),
        "ContactId",
        id("003", contact),
        "Role",
        "User",
        "IsPrimary",
        contact == 7);
  }

  private void twoTouchedByAll() {
    opportunity(1, 100, "EUR", null);
    role(1, 7);
    role(1, 8);
    did(7, CLICK, 5, "2026-01-01");
    records.crm(
        "CampaignMember",
        id("00v", 1),
        "CampaignId",
        id("701", 3),
        "ContactId",
        id("003", 8),
        "CreatedDate",
        "2026-02-01T00:00:00.000+0000");
    did(7, CLICK, 6, "2026-03-01");
    did(7, SENT, 5, "2026-04-01");
  }

  @Test
  void opportunity_touchedByThreeCampaigns_isCreditedByEachModel() {
    twoTouchedByAll();

    assertThat(records.lines("model, campaign, amount", "attribution"))
        .containsExactly(
            "even|" + FAIR + "|33.3300",
            "even|" + TALK + "|33.3400",
            "even|" + MAIL + "|33.3300",
            "first-touch|" + FAIR + "|100.0000",
            "last-touch|" + MAIL + "|100.0000");
  }

  @Test
  void touches_afterAnOpportunityWasClosed_doNotCount() {
    twoTouchedByAll();
    opportunity(2, 50, "EUR", "2026-01-31");
    role(2, 7);

    assertThat(
            records.lines("model, campaign, won_amount, pipeline_amount", "pipeline_by_campaign"))
        .contains(
            "last-touch|" + FAIR + "|50.0000|0.0000", "last-touch|" + MAIL + "|0.0000|100.0000");
  }

  @Test
  void touches_ofTheDayOfClosing_count() {
    opportunity(2, 50, "EUR", "2026-01-01");
    role(2, 7);
    did(7, CLICK, 5, "2026-01-01");

    assertThat(records.lines("campaign, opportunities", "pipeline_by_campaign"))
        .hasSize(3)
        .containsOnly(FAIR + "|1");
  }

  @Test
  void opportunities_withoutProspectOrTouch_areCreditedToNobody() {
    opportunity(1, 100, "EUR", null);
    role(1, 7);
    opportunity(2, 100, "EUR", null);
    role(2, 99);
    did(8, CLICK, 5, "2026-01-01");

    assertThat(records.lines("model", "attribution")).isEmpty();
    assertThat(records.lines("opportunity_id, prospect_id, prospects", "opportunities"))
        .containsExactly(id("006", 1) + "|7|1", id("006", 2) + "||0");
  }

  @Test
  void whatIsDeleted_touchesNothing() {
    twoTouchedByAll();
    records.deleteKept("crm/CampaignMember/" + id("00v", 1));
    records.deleteKept(MAIL);
    records.deleteKept("marketing/visitorActivity/3");

    assertThat(records.lines("model", "attribution")).isEmpty();
  }

  @Test
  void prospect_thatIsDeleted_belongsToNoOpportunity() {
    twoTouchedByAll();
    records.deletePerson("marketing/prospect/7");

    assertThat(records.lines("prospect_id, roles, is_primary", "opportunities"))
        .containsExactly("8|User|false");
  }

  @Test
  void currencies_areKeptApart() {
    twoTouchedByAll();
    opportunity(2, 70, "USD", null);
    role(2, 7);
    opportunity(3, 9, null, null);
    role(3, 7);

    assertThat(records.lines("model, campaign, currency, amount", "pipeline_by_campaign"))
        .contains(
            "first-touch|" + FAIR + "|EUR|100.0000",
            "first-touch|" + FAIR + "|USD|70.0000",
            "first-touch|" + FAIR + "||9.0000");
  }

  @Test
  void amount_thatIsNone_isCountedAndAddsNothing() {
    opportunity(1, "a lot", "EUR", null);
    role(1, 7);
    did(7, CLICK, 5, "2026-01-01");
    did(7, CLICK, 6, "soon");

    assertThat(records.lines("model, opportunities, amount", "pipeline_by_campaign"))
        .containsExactly("even|1|0.0000", "first-touch|1|0.0000", "last-touch|1|0.0000");
  }

  @Test
  void amounts_ofManyOpportunities_areCreditedToTheLastCent() {
    for (int campaign = 10; campaign < 17; campaign++) {
      records.marketing("campaign", campaign, "name", "C" + campaign);
      did(7, CLICK, campaign, "2026-01-%02d".formatted(campaign));
      did(7, CLICK, campaign, "2026-02-%02d".formatted(27 - campaign));
    }
    for (int i = 1; i <= 40; i++) {
      opportunity(i, i % 7 == 0 ? "0.0" + i : i * 1234.567 / 3, i % 2 == 0 ? "EUR" : "USD", null);
      role(i, 7);
    }
    String whole = records.sums("currency", "opportunities").toString();
    assertThat(whole).contains("EUR|", "USD|");
    for (String model : List.of("first-touch", "last-touch", "even")) {
      assertThat(records.sums("currency", "attribution where model = '" + model + "'"))
          .as(model)
          .hasToString(whole);
    }
  }

  @Test
  void funnel_countsByStageMonthAndCurrency() {
    stage(1, "Talks", 10, "EUR", "2026-01-31T23:30:00.000-0100");
    stage(2, "Talks", 20, "EUR", "2026-02-10T00:00:00.000+0000");
    stage(3, "Talks", 30, "USD", "2026-02-10T00:00:00.000+0000");
    stage(4, "Won", "?", "EUR", "no time");

    assertThat(
            records.lines(
                "stage, month, currency, opportunities, amount", "funnel_by_stage_and_month"))
        .containsExactly(
            "Talks|2026-02-01|EUR|2|30.0000",
            "Talks|2026-02-01|USD|1|30.0000",
            "Won||EUR|1|0.0000");
  }

  private void stage(int number, String stage, Object amount, String currency, String created) {
    records.crm(
        "Opportunity",
        id("006", number),
        "StageName",
        stage,
        "Amount",
        amount,
        "CurrencyIsoCode",
        currency,
        "CreatedDate",
        created);
  }
}
