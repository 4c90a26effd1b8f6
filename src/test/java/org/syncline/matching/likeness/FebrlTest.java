package org.syncline.matching.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.syncline.mapping.Likeness;

/**
 * People who are known to be the same are proposed, and hardly anybody else. The weights come from
 * the people of even number, so that those of odd number tell how they do elsewhere.
 */
class FebrlTest {
  private static final String NAMES_AND_ADDRESS = "names-and-address";
  private static final String WITH_BIRTH_DATE = "with-birth-date";
  private static final IntPredicate ALL = person -> true;
  private static final IntPredicate ODD = person -> person % 2 == 1;
  private static final IntPredicate FEW = person -> person % 29 == 0;

  private static final Map<String, Quality> ON_ALL =
      Map.of(
          NAMES_AND_ADDRESS,
          quality(NAMES_AND_ADDRESS, ALL),
          WITH_BIRTH_DATE,
          quality(WITH_BIRTH_DATE, ALL));

  private static Quality quality(String mapping, IntPredicate people) {
    return Quality.of(new Proposer(Febrl.likeness(mapping)), people);
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMES_AND_ADDRESS, WITH_BIRTH_DATE})
  void knownPairs_areProposed_andHardlyAnyOther(String mapping) {
    Quality all = ON_ALL.get(mapping);
    Quality odd = quality(mapping, ODD);
    System.out.printf("febrl %s, all: %s%n", mapping, all);
    System.out.printf("febrl %s, half that was not tuned on: %s%n", mapping, odd);
    assertThat(all.precision()).isGreaterThanOrEqualTo(Quality.PRECISION);
    assertThat(all.recall()).isGreaterThanOrEqualTo(Quality.RECALL);
    assertThat(odd.precision()).isGreaterThanOrEqualTo(Quality.PRECISION);
    assertThat(odd.recall()).isGreaterThanOrEqualTo(Quality.RECALL);
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMES_AND_ADDRESS, WITH_BIRTH_DATE})
  void pairsCompared_areFarFewerThanThereAre(String mapping) {
    Quality all = ON_ALL.get(mapping);
    assertThat(all.compared()).isLessThan(2 * all.people());
    assertThat(all.keys()).isLessThanOrEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {NAMES_AND_ADDRESS, WITH_BIRTH_DATE})
  void lowerThreshold_proposesMore(String mapping) {
    Likeness likeness = Febrl.likeness(mapping);
    double least = 0;
    for (double threshold : List.of(0.99, 0.9, 0.8, 0.5)) {
      Likeness other = new Likeness(threshold, likeness.compare(), likeness.blocks());
      Quality quality = Quality.of(new Proposer(other), ALL);
      System.out.printf("febrl %s, threshold %s: %s%n", mapping, threshold, quality);
      assertThat(quality.recall()).isGreaterThanOrEqualTo(least);
      assertThat(quality.precision()).isGreaterThanOrEqualTo(Quality.PRECISION);
      least = quality.recall();
    }
  }

  @Test
  void eachRecord_isProposedOnce() {
    assertThat(ON_ALL.get(WITH_BIRTH_DATE).proposals())
        .extracting(Proposal::marketing)
        .doesNotHaveDuplicates();
  }

  /** Ways to compare that are wrong. */
  enum Broken {
    ALL_ALIKE((as, one, other) -> 1),
    NONE_ALIKE((as, one, other) -> 0),
    UPSIDE_DOWN((as, one, other) -> 1 - new JaroWinklerSimilarity().apply(one, other)),
    FIRST_LETTER((as, one, other) -> one.charAt(0) == other.charAt(0) ? 1 : 0);

    private final Closeness closeness;

    Broken(Closeness closeness) {
      this.closeness = closeness;
    }
  }

  /** Nobody is told apart by the blocks here. */
  @Test
  void allPairs_areToldApartByTheirFields() {
    Quality few = Quality.withoutBlocks(new Proposer(Febrl.likeness(WITH_BIRTH_DATE)), FEW);
    assertThat(few).matches(Quality::goodEnough);
    assertThat(few.compared()).isEqualTo(few.people() * few.people());
  }

  @ParameterizedTest
  @EnumSource
  void brokenComparison_isNotGoodEnough(Broken broken) {
    Proposer proposer = new Proposer(Febrl.likeness(WITH_BIRTH_DATE), broken.closeness);
    assertThat(Quality.withoutBlocks(proposer, FEW)).matches(quality -> !quality.goodEnough());
  }
}
