package org.syncline.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.rules.LiveRuleSets;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.OwnRuleFiles;
import org.syncline.testsupport.RuleFiles;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Rules ask kept records, and decide again when one of those changes. */
@QuarkusTest
@TestProfile(OwnRuleFiles.class)
@WithTestResource(DatabaseForTests.class)
class CriteriaTest {
  private static final String ACCOUNT = "001000000000001AAA";

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject LiveRuleSets ruleSets;

  private RuleFiles files;
  private String contact;
  private String prospect;

  @BeforeEach
  void contactWithProspect() {
    files = OwnRuleFiles.shipped();
    sync.reset();
  }

  /** The department, which whoever changed it last wins, is the CRM's where the criterion holds. */
  private void rule(String criterion) {
    files.write(
        files.rule("own.drl"),
        """
        rule "Salesforce knows the department of these"
        when
          %s
          $d : FieldDifference( field == "department" )
        then
          propose.override().takeCrm( $d );
        end
        rule "Departments wait"
        when
          $d : FieldDifference( field == "department" )
        then
          propose.specific().keep( $d );
        end
        """
            .formatted(criterion));
    assertThat(ruleSets.reload().problems()).isEmpty();
    prospect =
        marketing.create(
            "prospect", Map.of("email", "a@x.org", "lastName", "L", "department", "Sales"));
    contact =
        crm.create(
            "Contact",
            Map.of("Email", "a@x.org", "LastName", "L", "Department", "IT", "AccountId", ACCOUNT));
    sync.quiet();
    assertThat(department()).isEqualTo("Sales");
  }

  private String department() {
    return marketing.value(prospect, "department");
  }

  private void readKept() {
    sync.forward(Duration.ofSeconds(30));
    sync.pollKept();
    sync.quiet();
  }

  private void account(String industry) {
    crm.create("Account", ACCOUNT, Map.of("Name", "Acme", "Industry", industry));
    readKept();
  }

  @Test
  void account_thatComesToMatch_hasItsContactsDecidedAgain() {
    rule("Account( text(\"Industry\") == \"Banking\" )");
    account("Retail");
    assertThat(department()).isEqualTo("Sales");
    crm.edit(ACCOUNT, Map.of("Industry", "Banking"));
    readKept();
    assertThat(department()).isEqualTo("IT");
  }

  @Test
  void contactWithoutAccount_matchesNoCriterionOfAccounts() {
    rule("Account( text(\"Industry\") == \"\" )");
    readKept();
    assertThat(department()).isEqualTo("Sales");
  }

  @Test
  void opportunity_isAskedForByItsRole() {
    rule("Opportunity( flag(\"IsWon\"), text(\"Role\") == \"Decision Maker\" )");
    String opportunity = crm.create("Opportunity", Map.of("StageName", "New", "IsWon", false));
    crm.create(
        "OpportunityContactRole",
        Map.of("OpportunityId", opportunity, "ContactId", contact, "Role", "Decision Maker"));
    readKept();
    assertThat(department()).isEqualTo("Sales");
    crm.edit(opportunity, Map.of("IsWon", true));
    readKept();
    assertThat(department()).isEqualTo("IT");
  }

  @Test
  void campaignMembership_isAskedForByTheCampaignsName() {
    rule(
        "CampaignMembership( text(\"Campaign.Name\") == \"Webinar\","
            + " text(\"Status\") == \"Responded\" )");
    String campaign = crm.create("Campaign", Map.of("Name", "Webinar"));
    String member =
        crm.create(
            "CampaignMember",
            Map.of("CampaignId", campaign, "ContactId", contact, "Status", "Sent"));
    readKept();
    assertThat(department()).isEqualTo("Sales");
    crm.edit(member, Map.of("Status", "Responded"));
    readKept();
    assertThat(department()).isEqualTo("IT");
  }

  @Test
  void listMembership_isAskedForByTheListsName() {
    rule("ListMembership( text(\"list.name\") == \"Trial\" )");
    String list = marketing.create("list", Map.of("name", "Others"));
    marketing.create("listMembership", Map.of("listId", list, "prospectId", prospect));
    readKept();
    assertThat(department()).isEqualTo("Sales");
    marketing.edit(list, Map.of("name", "Trial"));
    readKept();
    assertThat(department()).isEqualTo("IT");
  }

  @Test
  void activity_isAskedForByWhatWasDone() {
    rule("Activity( text(\"action\") == \"clicked\", daysSince(\"createdAt\") < 1 )");
    marketing.create(
        "visitorActivity",
        Map.of("type", 1, "prospectId", prospect, "createdAt", sync.now().toString()));
    readKept();
    assertThat(department()).isEqualTo("IT");
  }

  @Test
  void customObject_thatHangsOffTheAccount_isAskedForByItsObject() {
    files.write(
        files.mapping("kept/subscription.yaml"),
        """
        keep: Subscription__c
        system: crm
        fields: [ Plan__c, Account__c ]
        parents: { Account__c: Account }
        """);
    rule("KeptRecord( object == \"Subscription__c\", text(\"Plan__c\") == \"Large\" )");
    account("Retail");
    String subscription =
        crm.create("Subscription__c", Map.of("Plan__c", "Small", "Account__c", ACCOUNT));
    readKept();
    assertThat(department()).isEqualTo("Sales");
    crm.edit(subscription, Map.of("Plan__c", "Large"));
    readKept();
    assertThat(department()).isEqualTo("IT");
  }

  @Test
  void prospect_isAskedForBesideTheFieldThatIsDecided() {
    rule("Prospect( text(\"jobTitle\") == \"CTO\" )");
    marketing.edit(prospect, Map.of("jobTitle", "CTO"));
    crm.edit(contact, Map.of("Title", "CTO"));
    sync.forward(Duration.ofSeconds(30));
    sync.quiet();
    assertThat(department()).isEqualTo("IT");
  }
}
