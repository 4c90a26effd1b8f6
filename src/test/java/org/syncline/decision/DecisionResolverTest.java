package org.syncline.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.decision.Precedence.DEFAULT;
import static org.syncline.decision.Precedence.OVERRIDE;
import static org.syncline.decision.Precedence.SPECIFIC;
import static org.syncline.decision.Proposal.Result.KEEP;
import static org.syncline.decision.Proposal.Result.REVIEW;
import static org.syncline.decision.Proposal.Result.TAKE_CRM;
import static org.syncline.decision.Proposal.Result.TAKE_MARKETING;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionResolverTest {
  private static Proposal proposal(Precedence precedence, Proposal.Result result, String rule) {
    return new Proposal(null, precedence, result, rule);
  }

  private static DecisionResolver.Resolution resolve(Proposal... proposals) {
    return DecisionResolver.resolve(List.of(proposals));
  }

  @Test
  void precedence_theHighestCounts_inAnyOrder() {
    Proposal byDefault = proposal(DEFAULT, TAKE_CRM, "default");
    Proposal specific = proposal(SPECIFIC, TAKE_MARKETING, "specific");
    Proposal override = proposal(OVERRIDE, KEEP, "override");
    assertThat(resolve(byDefault, specific).rule()).isEqualTo("specific");
    assertThat(resolve(specific, byDefault).result()).isEqualTo(TAKE_MARKETING);
    assertThat(resolve(override, specific, byDefault).result()).isEqualTo(KEEP);
    assertThat(resolve(byDefault, override, specific).rule()).isEqualTo("override");
  }

  @Test
  void sameResultTwice_isNoConflict_andNamesOneRuleAlways() {
    Proposal a = proposal(OVERRIDE, TAKE_CRM, "a");
    Proposal b = proposal(OVERRIDE, TAKE_CRM, "b");
    assertThat(resolve(a, b)).isEqualTo(resolve(b, a));
    assertThat(resolve(b, a).conflict()).isEmpty();
    assertThat(resolve(b, a).result()).isEqualTo(TAKE_CRM);
  }

  @Test
  void twoResultsAtOneLevel_areAConflict_thatNamesBothRules() {
    DecisionResolver.Resolution resolution =
        resolve(
            proposal(OVERRIDE, TAKE_CRM, "b"),
            proposal(OVERRIDE, TAKE_MARKETING, "a"),
            proposal(DEFAULT, TAKE_CRM, "c"));
    assertThat(resolution.result()).isEqualTo(REVIEW);
    assertThat(resolution.conflict()).isEqualTo("\"a\" and \"b\"");
  }

  @Test
  void conflictBelow_underOneHigher_doesNotShow() {
    assertThat(
            resolve(
                    proposal(DEFAULT, TAKE_CRM, "a"),
                    proposal(DEFAULT, TAKE_MARKETING, "b"),
                    proposal(SPECIFIC, TAKE_CRM, "c"))
                .conflict())
        .isEmpty();
  }

  @Test
  void noProposal_keepsBoth() {
    assertThat(resolve().result()).isEqualTo(KEEP);
  }
}
