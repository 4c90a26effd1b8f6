package org.syncline.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.testsupport.StoredRecords.id;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.database.Rows;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.StoredRecords;
import org.syncline.testsupport.TwoSystems;

/** The views of prospects and of what they did. */
@QuarkusTest
@TestProfile(TwoSystems.class)
@WithTestResource(DatabaseForTests.class)
class PeopleViewsTest {
  private static final String CONTACT = id("003", 1);

  @Inject Rows rows;
  private StoredRecords records;

  @BeforeEach
  void empty() {
    records = new StoredRecords(rows);
    records.clear();
  }

  @AfterEach
  void leaveNothing() {
    records.clear();
  }

  @Test
  void prospect_linkedToAContact_hasItsAccountAndCampaign() {
    records.crm("Account", id("001", 1), "Name", "Radium");
    records.crm("Campaign", id("701", 1), "Name", "Fair");
    records.marketing("campaign", 5, "name", "fair", "salesforceId", id("701", 1));
    records.prospect(
        7, "email", "m@x.org", "score", 12.5, "optedOut", true, "campaignId", 5, "grade", null);
    records.mirror("crm/Contact/" + CONTACT, "AccountId", id("001", 1));
    records.link(7, "crm/Contact/" + CONTACT);

    assertThat(
            records.lines(
                "prospect_id, email, score, opted_out, grade, campaign, campaign_name, crm_object,"
                    + " crm_id, account_id, account_name",
                "prospects"))
        .containsExactly(
            "7|m@x.org|12.5|true||crm/Campaign/%s|Fair|Contact|%s|%s|Radium"
                .formatted(id("701", 1), CONTACT, id("001", 1)));
  }

  @Test
  void activityFromOutside_isOneThatTouchesNoCampaign() {
    records.marketing(
        "externalActivity",
        3,
        "extension",
        "Webinars",
        "type",
        "Attended",
        "value",
        "Spring",
        "prospectId",
        7,
        "activityDate",
        "2026-11-01T02:00:00-07:00",
        "createdAt",
        "2026-11-24T02:00:00-07:00");
    assertThat(
            records.lines(
                "activity_id, prospect_id, occurred_at, type, type_number, asset_type, engagement,"
                    + " details, campaign",
                "activities"))
        .containsExactly("3|7|2026-11-01 09:00:00+00|Attended||Webinars|true|Spring|");
  }

  @Test
  void account_thatIsKnownByItsNameOnly_isNamed() {
    records.prospect(7);
    records.mirror("crm/Contact/" + CONTACT, "Account.Name", "Radium");
    records.link(7, "crm/Contact/" + CONTACT);

    assertThat(records.lines("account_id, account_name", "prospects")).containsExactly("|Radium");
  }

  @Test
  void prospects_deletedOnesAndFormerLinks_areLeftOut() {
    records.prospect(7);
    records.prospect(8);
    records.deletePerson("marketing/prospect/8");
    records.formerLink(7, "crm/Lead/" + id("00Q", 1));

    assertThat(records.lines("prospect_id, crm_id", "prospects")).containsExactly("7|");
  }

  @Test
  void prospect_withWrongValues_hasNoneInstead() {
    records.prospect(7, "score", "many", "optedOut", "perhaps", "createdAt", "yesterday");
    records.prospect(8, "score", "1e999999", "createdAt", "2026-02-30T10:00:00Z");

    assertThat(records.lines("prospect_id, score, opted_out, created_at", "prospects"))
        .containsExactly("7|||", "8|||");
  }

  @Test
  void activities_areTyped_andKeptWhereTheirValuesAreWrong() {
    records.marketing("campaign", 5, "name", "fair");
    records.marketing(
        "visitorActivity",
        1,
        "type",
        11,
        "typeName",
        "Email Tracker",
        "createdAt",
        "2026-01-01T10:00:00-05:00",
        "prospectId",
        7,
        "campaignId",
        5,
        "emailId",
        null);
    records.marketing("visitorActivity", 2, "type", 6, "createdAt", "soon", "campaignId", 99);
    records.marketing("visitorActivity", 3, "type", 4711);
    records.marketing("visitorActivity", 4, "type", "strange", "createdAt", null);
    records.marketing("visitorActivity", 5, "type", 1);
    records.deleteKept("marketing/visitorActivity/5");

    assertThat(
            records.lines(
                "activity_id, prospect_id, occurred_at, type, type_number, asset_type, engagement,"
                    + " campaign, email_id",
                "activities"))
        .containsExactly(
            "1|7|2026-01-01 15:00:00+00|open|11|Email Tracker|true|marketing/campaign/5|",
            "2|||sent|6||false||",
            "3|||other|4711||false||",
            "4|||other|||false||");
  }
}
