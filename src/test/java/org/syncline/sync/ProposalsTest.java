package org.syncline.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.review.Review;
import org.syncline.testsupport.DatabaseForTests;
import org.syncline.testsupport.SyncByHand;
import org.syncline.testsupport.TwoSystems;

/** Records that no match pair brings together, and that are likely one person. */
@QuarkusTest
@TestProfile(ProposalsTest.Proposing.class)
@WithTestResource(DatabaseForTests.class)
class ProposalsTest {
  /** A mapping that compares names, city and phone. */
  public static class Proposing extends TwoSystems {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("syncline.mappings", "src/test/resources/mappings-propose");
      return settings;
    }
  }

  @Inject SyncByHand sync;
  @Inject TwoSystems.Marketing marketing;
  @Inject TwoSystems.Crm crm;
  @Inject ReviewAnswers answers;

  @BeforeEach
  void empty() {
    sync.reset();
  }

  private String prospect(String email) {
    return marketing.create(
        "prospect",
        Map.of(
            "email", email,
            "firstName", "Marie",
            "lastName", "Curie",
            "city", "Newtown",
            "phone", "02 5550 1234",
            "salesforceOwnerId", "005000000000001AAA"));
  }

  private String lead(String email, String firstName) {
    return crm.create(
        "Lead",
        Map.of(
            "Email", email,
            "FirstName", firstName,
            "LastName", "Currie",
            "City", "Newtown",
            "Phone", "+61 2 5550 1234"));
  }

  private Review proposal() {
    assertThat(sync.reviews()).hasSize(1);
    Review review = sync.reviews().get(0);
    assertThat(review.kind()).isEqualTo(Review.PROPOSAL);
    return review;
  }

  private void take(String what) {
    assertThat(answers.take(proposal().id(), FieldValue.of(what)).message()).isEmpty();
    sync.quiet();
  }

  private void records(int prospects, int leads, int links) {
    assertThat(marketing.all("prospect")).hasSize(prospects);
    assertThat(crm.all("Lead")).hasSize(leads);
    assertThat(sync.links()).hasSize(links);
    assertThat(sync.count("revisit")).isZero();
    assertThat(sync.openErrors()).isEmpty();
  }

  @Test
  void prospectLikeALead_waitsForAPerson_andNothingIsLinkedOrCreated() {
    String prospect = prospect("marie@home.example");
    String lead = lead("curie@work.example", "Marie");
    sync.quiet();
    records(1, 1, 0);
    Review review = proposal();
    assertThat(review.record()).isEqualTo(RecordRef.marketing("prospect", prospect));
    assertThat(review.candidates()).containsExactly(RecordRef.crm("Lead", lead));
    assertThat(review.reason())
        .isEqualTo(
            "Lead "
                + lead
                + " with likelihood 0.99: first name equal, last name 0.96, city equal, phone"
                + " equal");
    assertThat(crm.writes).isEmpty();
    assertThat(marketing.writes).isEmpty();
  }

  @Test
  void proposal_leadTaken_links() {
    String prospect = prospect("marie@home.example");
    String lead = lead("curie@work.example", "Marie");
    sync.quiet();
    take(lead);
    records(1, 1, 1);
    assertThat(sync.links().get(0).reason()).isEqualTo("decided by a person");
    assertThat(marketing.value(prospect, "lastName")).isEqualTo("Currie");
    assertThat(sync.reviews()).isEmpty();
  }

  @Test
  void proposal_noneTaken_bothGoTheirOwnWays_andAreNotProposedAgain() {
    String prospect = prospect("marie@home.example");
    lead("curie@work.example", "Marie");
    sync.quiet();
    take("none");
    records(2, 2, 2);
    marketing.edit(prospect, Map.of("phone", "02 5550 9999"));
    sync.quiet();
    records(2, 2, 2);
    assertThat(sync.reviews()).isEmpty();
  }

  @Test
  void leadThatComesLater_waits_andTheProspectIsProposed() {
    String prospect =
        marketing.create(
            "prospect",
            Map.of(
                "email",
                "marie@home.example",
                "firstName",
                "Marie",
                "lastName",
                "Curie",
                "city",
                "Newtown"));
    sync.quiet();
    records(1, 0, 0);
    String lead = lead("curie@work.example", "Marie");
    sync.quiet();
    records(1, 1, 0);
    assertThat(proposal().candidates()).containsExactly(RecordRef.crm("Lead", lead));
    marketing.edit(prospect, Map.of("lastName", "Meitner", "city", "Oldtown"));
    sync.quiet();
    records(2, 1, 1);
    assertThat(sync.reviews()).isEmpty();
  }

  /** The prospect was about to be asked again when its own lead was made. */
  @Test
  void leadThatWaitsForAProspect_whoseCreateIsSentMeanwhile_goesItsOwnWay() {
    prospect("marie@home.example");
    sync.pollAndDecide();
    assertThat(sync.outbox()).hasSize(1);
    lead("curie@work.example", "Marie");
    sync.forward(Duration.ofSeconds(5));
    sync.poll();
    sync.stepOnce();
    sync.deliverOnly();
    assertThat(crm.all("Lead")).hasSize(2);
    sync.quiet();
    records(2, 2, 2);
    assertThat(sync.reviews()).isEmpty();
  }

  @Test
  void family_isNotHeld() {
    prospect("marie@home.example");
    lead("pierre@home.example", "Pierre");
    sync.quiet();
    records(2, 2, 2);
    assertThat(sync.reviews()).isEmpty();
  }

  @Test
  void proposedLead_linkedByItsEmail_isNoLongerProposed() {
    prospect("marie@home.example");
    String lead = lead("curie@work.example", "Marie");
    sync.quiet();
    proposal();
    marketing.create("prospect", Map.of("email", "curie@work.example", "lastName", "Other"));
    sync.quiet();
    assertThat(sync.reviews()).isEmpty();
    assertThat(sync.links()).anyMatch(link -> link.crm().equals(RecordRef.crm("Lead", lead)));
    records(2, 2, 2);
  }

  @Test
  void proposedProspect_linkedByItsEmail_letsTheLeadGo() {
    prospect("marie@home.example");
    lead("curie@work.example", "Marie");
    sync.quiet();
    proposal();
    crm.create("Lead", Map.of("Email", "marie@home.example", "LastName", "Curie"));
    sync.quiet();
    assertThat(sync.reviews()).isEmpty();
    records(2, 2, 2);
  }

  @Test
  void severalLikeLeads_areListed_theLikeliestFirst() {
    prospect("marie@home.example");
    String near =
        crm.create(
            "Lead",
            Map.of(
                "Email", "a@x.org", "FirstName", "Marie", "LastName", "Curie", "City", "Newton"));
    String nearest = lead("b@x.org", "Marie");
    sync.quiet();
    assertThat(proposal().candidates())
        .containsExactly(RecordRef.crm("Lead", nearest), RecordRef.crm("Lead", near));
    take(near);
    records(2, 2, 2);
  }

  @Test
  void deletedProspect_leavesNoProposal_andLetsTheLeadGo() {
    String prospect = prospect("marie@home.example");
    lead("curie@work.example", "Marie");
    sync.quiet();
    marketing.delete(prospect);
    sync.quiet();
    assertThat(sync.reviews()).isEmpty();
    records(1, 1, 1);
  }

  @Test
  void prospectThatIsKeptOut_leavesNoProposal_andLetsTheLeadGo() {
    String prospect = prospect("marie@home.example");
    lead("curie@work.example", "Marie");
    sync.quiet();
    marketing.edit(prospect, Map.of("doNotSync__c", true));
    sync.quiet();
    assertThat(sync.reviews()).isEmpty();
    records(2, 1, 1);
  }
}
