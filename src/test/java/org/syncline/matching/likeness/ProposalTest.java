package org.syncline.matching.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syncline.record.RecordRef;

/** How a proposal tells how likely it is. */
class ProposalTest {
  private static Proposal proposal(double bits) {
    return new Proposal(
        RecordRef.marketing("prospect", "7"),
        RecordRef.crm("Lead", "00Q000000000001"),
        bits,
        List.of(new FieldEvidence("zip equal", bits)));
  }

  @Test
  void likelihood_isThatOfTheOdds() {
    assertThat(proposal(0).likelihood()).isEqualTo(0.5);
    assertThat(proposal(2).likelihood()).isEqualTo(0.8);
  }

  @Test
  void reason_neverSpeaksOfCertainty() {
    assertThat(proposal(50).reason())
        .isEqualTo("Lead 00Q000000000001EAA with likelihood 0.99: zip equal");
    assertThat(proposal(3.16).reason()).contains("0.89");
  }
}
