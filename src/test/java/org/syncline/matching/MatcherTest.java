package org.syncline.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Mapping.MatchPair;
import org.syncline.mapping.MappingLoader;
import org.syncline.mapping.MappingSet;
import org.syncline.record.RecordRef;

class MatcherTest {
  private static final MappingSet SHIPPED = MappingLoader.load(Path.of("mappings")).mappings();
  private static final MatchPair EMAIL = new MatchPair("email", "Email");
  private static final RecordRef LEAD = RecordRef.crm("Lead", "00Q1");
  private static final RecordRef CONTACT = RecordRef.crm("Contact", "0031");

  private static RecordRef prospect(int id) {
    return RecordRef.marketing("prospect", Integer.toString(id));
  }

  private static Match match(RecordRef prospect, Known known) {
    return new Matcher(SHIPPED, known).match(prospect, Map.of(EMAIL, "a@x.org"), Set.of());
  }

  /** What shares the e-mail address. */
  private record Known(List<RecordRef> crm, List<RecordRef> rivals, Set<RecordRef> taken)
      implements Matcher.Candidates {
    static Known of(RecordRef... crm) {
      return new Known(List.of(crm), List.of(), Set.of());
    }

    Known rivals(RecordRef... others) {
      return new Known(crm, List.of(others), taken);
    }

    Known taken(RecordRef... records) {
      return new Known(crm, rivals, Set.of(records));
    }

    @Override
    public Collection<RecordRef> sharing(RecordRef prospect, String key) {
      return crm;
    }

    @Override
    public Collection<RecordRef> rivals(
        RecordRef prospect, Mapping mapping, MatchPair pair, String key) {
      return rivals;
    }

    @Override
    public boolean linked(RecordRef record) {
      return taken.contains(record);
    }
  }

  @Test
  void nobodyShares_isUnmatched() {
    assertThat(match(prospect(1), Known.of())).isInstanceOf(Match.Unmatched.class);
  }

  @Test
  void contactAndLead_theContactIsTaken() {
    assertThat(match(prospect(1), Known.of(LEAD, CONTACT)))
        .isInstanceOfSatisfying(
            Match.Linked.class, linked -> assertThat(linked.crm()).isEqualTo(CONTACT));
  }

  @Test
  void rivalOfALowerNumber_goesFirst() {
    assertThat(match(prospect(10), Known.of(LEAD).rivals(prospect(9))))
        .isInstanceOfSatisfying(
            Match.Ambiguous.class,
            held -> {
              assertThat(held.candidates()).containsExactly(LEAD);
              assertThat(held.reason()).isEqualTo("prospect 9 has the same email = Email too");
            });
  }

  @Test
  void rivalOfAHigherNumber_waits() {
    assertThat(match(prospect(9), Known.of(LEAD).rivals(prospect(10))))
        .isInstanceOf(Match.Linked.class);
  }

  @Test
  void recordOfAnotherProspect_isHeld() {
    assertThat(match(prospect(1), Known.of(LEAD).taken(LEAD)))
        .isInstanceOfSatisfying(
            Match.Ambiguous.class,
            held -> assertThat(held.reason()).contains("is linked to another prospect"));
  }
}
