package org.syncline.matching.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.syncline.matching.likeness.People.BIRTH;
import static org.syncline.matching.likeness.People.CITY;
import static org.syncline.matching.likeness.People.COMPANY;
import static org.syncline.matching.likeness.People.FIRST;
import static org.syncline.matching.likeness.People.LAST;
import static org.syncline.matching.likeness.People.LIKENESS;
import static org.syncline.matching.likeness.People.PHONE;
import static org.syncline.matching.likeness.People.STATE;
import static org.syncline.matching.likeness.People.STREET;
import static org.syncline.matching.likeness.People.ZIP;
import static org.syncline.matching.likeness.People.lead;
import static org.syncline.matching.likeness.People.leadOfWhomIsKnown;
import static org.syncline.matching.likeness.People.prospect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.ComparedAs;
import org.syncline.mapping.Likeness;
import org.syncline.mapping.Likeness.Compared;
import org.syncline.record.RecordSnapshot;

/** Who is proposed as the same person, and who is not. */
class ProposerTest {
  private final Proposer proposer = new Proposer(LIKENESS);

  private Optional<Proposal> proposed(RecordSnapshot lead) {
    return proposer.propose(prospect(Map.of()), List.of(lead)).stream().findFirst();
  }

  private Optional<Proposal> proposedWith(Map<Compared, String> but) {
    return proposed(lead(1, but));
  }

  @Test
  void slipsOfThePen_areProposed_withTheirEvidence() {
    Proposal proposal =
        proposedWith(
                Map.of(FIRST, "Mraie", LAST, "CURIE", ZIP, "4232", CITY, "", BIRTH, "1967-07-11"))
            .orElseThrow();
    assertThat(proposal.reason())
        .isEqualTo(
            "Lead 00Q000000000001EAA with likelihood 0.99: first name 0.94, last name equal,"
                + " address one equal, city unknown, company equal, zip 0.75, phone equal,"
                + " state equal, birth date differs");
    assertThat(proposal.likelihood()).isGreaterThan(0.99).isLessThan(1);
    assertThat(proposal.marketing()).isEqualTo(prospect(Map.of()).ref());
    assertThat(proposal.crm()).isEqualTo(lead(1, Map.of()).ref());
  }

  @Test
  void exchangedNames_areProposed() {
    Proposal proposal = proposedWith(Map.of(FIRST, "Curie", LAST, "Marie")).orElseThrow();
    assertThat(proposal.reason())
        .contains("first name as last name equal, last name as first name equal");
  }

  @Test
  void accentsCaseAndPunctuation_areNoDifference() {
    Proposal proposal =
        proposedWith(Map.of(FIRST, "MÀRIE", COMPANY, "polonium, LTD", STREET, "12, Radium  Road"))
            .orElseThrow();
    assertThat(proposal.reason()).doesNotContain("differs").contains("company equal");
  }

  @Test
  void phoneWithoutItsCountry_isTheSame() {
    assertThat(proposedWith(Map.of(PHONE, "(02) 5550-1234")).orElseThrow().reason())
        .contains("phone equal");
  }

  @Test
  void equalNamesInOneTown_areProposed() {
    assertThat(proposed(leadOfWhomIsKnown(Map.of(FIRST, "Marie", LAST, "Curie", ZIP, "4223"))))
        .isPresent();
  }

  @Test
  void equalNamesInOneState_areNotProposed() {
    assertThat(proposed(leadOfWhomIsKnown(Map.of(FIRST, "Marie", LAST, "Curie", STATE, "NSW"))))
        .isEmpty();
  }

  @Test
  void oneNameInOneTown_isNotProposed() {
    assertThat(proposed(leadOfWhomIsKnown(Map.of(LAST, "Curie", CITY, "Newtown", ZIP, "4223"))))
        .isEmpty();
  }

  @Test
  void family_isNotProposed() {
    assertThat(proposedWith(Map.of(FIRST, "Pierre", BIRTH, ""))).isEmpty();
    assertThat(proposedWith(Map.of(FIRST, "Irene", BIRTH, "1997-09-12"))).isEmpty();
  }

  @Test
  void colleagues_areNotProposed() {
    assertThat(proposedWith(Map.of(FIRST, "Lise", LAST, "Meitner", BIRTH, ""))).isEmpty();
    assertThat(proposedWith(Map.of(LAST, "Meitner", BIRTH, ""))).isEmpty();
  }

  @Test
  void missingValues_speakNeitherForNorAgainst() {
    Proposer lenient = new Proposer(new Likeness(0.01, People.ALL, LIKENESS.blocks()));
    RecordSnapshot lead = leadOfWhomIsKnown(Map.of(FIRST, "Marie", LAST, "Curie"));
    RecordSnapshot prospect = prospect(Map.of());
    double sum = Weights.BEFOREHAND + 2 * Weights.of(ComparedAs.NAME, Agreement.EQUAL);
    assertThat(lenient.propose(prospect, List.of(lead)))
        .singleElement()
        .satisfies(one -> assertThat(one.bits()).isCloseTo(sum, within(1e-9)));
  }

  @Test
  void likeliestCandidate_comesFirst() {
    List<RecordSnapshot> leads =
        List.of(
            lead(1, Map.of(FIRST, "Mari", BIRTH, "")),
            lead(2, Map.of()),
            lead(3, Map.of(LAST, "Meitner", FIRST, "Lise", BIRTH, "")));
    assertThat(proposer.propose(prospect(Map.of()), leads))
        .extracting(Proposal::crm)
        .containsExactly(leads.get(1).ref(), leads.get(0).ref());
  }

  @Test
  void leadOrProspect_isAskedForAlike() {
    RecordSnapshot lead = lead(1, Map.of(FIRST, "Mari"));
    RecordSnapshot prospect = prospect(Map.of());
    assertThat(proposer.propose(lead, List.of(prospect)))
        .isEqualTo(proposer.propose(prospect, List.of(lead)));
  }
}
