package org.syncline.matching.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.syncline.matching.likeness.People.FIRST;
import static org.syncline.matching.likeness.People.LAST;
import static org.syncline.matching.likeness.People.LIKENESS;
import static org.syncline.matching.likeness.People.STREET;
import static org.syncline.matching.likeness.People.ZIP;
import static org.syncline.matching.likeness.People.lead;
import static org.syncline.matching.likeness.People.prospect;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Under which texts a record is found. */
class BlockKeysTest {
  private final Proposer proposer = new Proposer(LIKENESS);

  @Test
  void bothSystems_makeTheSameKeys() {
    assertThat(proposer.keys(prospect(Map.of())))
        .containsExactly(
            "like:addressOne=RTMR", "like:firstName+lastName=KR/MR", "like:lastName+zip=KR/4223")
        .isEqualTo(proposer.keys(lead(1, Map.of())))
        .allMatch(Proposer::isKey);
  }

  @Test
  void slipsOfThePen_areFoundByTheirSound() {
    assertThat(proposer.keys(lead(1, Map.of(LAST, "Currey", STREET, "21 Radyum Raod"))))
        .isEqualTo(proposer.keys(prospect(Map.of())));
  }

  @Test
  void exchangedNames_areFound() {
    assertThat(proposer.keys(lead(1, Map.of(FIRST, "Curie", LAST, "Marie"))))
        .contains("like:firstName+lastName=KR/MR");
  }

  @Test
  void missingValue_makesNoKey() {
    assertThat(proposer.keys(lead(1, Map.of(ZIP, "", STREET, "12"))))
        .containsExactly("like:firstName+lastName=KR/MR");
  }

  @Test
  void otherScripts_areFoundByTheirBeginning() {
    assertThat(proposer.keys(lead(1, Map.of(FIRST, "Мария", LAST, "Кюри"))))
        .contains("like:firstName+lastName=кюр/мар");
  }

  @Test
  void keysOfMatchPairs_areNone() {
    assertThat(Proposer.isKey("email=Email:marie@radium.example")).isFalse();
  }
}
