package org.syncline.sandbox.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.syncline.sandbox.pardot.PardotSandbox;
import org.syncline.sandbox.pardot.PardotStore;
import org.syncline.testsupport.InMemoryCrm;
import org.syncline.testsupport.SandboxClock;

class PeopleMakerTest {
  private static final int CLICKED = 1;
  private static final int SENT = 6;
  private static final int OPENED = 11;

  private final SandboxClock clock = new SandboxClock("2026-11-24T09:00:00Z");

  /** Both sides after people were made. */
  private record Made(
      PardotStore marketing, InMemoryCrm crm, Population population, PeopleMaker maker) {}

  private Made make(long seed, int people, boolean pairsOnly) {
    PardotStore marketing = new PardotSandbox(PardotSandbox.Settings.defaults(), clock).store();
    InMemoryCrm crm = new InMemoryCrm();
    PeopleMaker maker = new PeopleMaker(seed, marketing, crm, clock);
    return new Made(marketing, crm, maker.make(people, pairsOnly, 0), maker);
  }

  @Test
  void people_ofOneSeed_areTheSameEachTime() {
    assertThat(make(7, 50, false).marketing().all("prospects"))
        .isEqualTo(make(7, 50, false).marketing().all("prospects"))
        .isNotEqualTo(make(8, 50, false).marketing().all("prospects"));
  }

  @Test
  void people_ofThousand_haveTheDirtOfRealData() {
    Made made = make(1, 1000, false);
    Map<String, Integer> counts = made.population().counts();
    assertThat(counts.get("pairs")).isBetween(740, 860);
    assertThat(counts.keySet())
        .contains("onlyMarketing", "onlyCrm", "duplicateProspects", "duplicateLeads");
    List<Map<String, Object>> prospects = made.marketing().all("prospects");
    assertThat(prospects).anyMatch(p -> p.get("phone") == null);
    assertThat(prospects).anyMatch(p -> p.get("salesforceOwnerId") == null);
    assertThat(prospects).anyMatch(p -> p.get("salesforceOwnerId") != null);
    assertThat(prospects).anyMatch(p -> Character.isUpperCase(p.get("email").toString().charAt(0)));
    assertThat(made.crm().all("Contact").size()).isBetween(120, 260);
    assertThat(made.crm().all("Contact").values())
        .allMatch(c -> made.crm().all("Account").containsKey(c.get("AccountId")));
  }

  @Test
  void business_ofTheSamePeople_isTheSameEachTime() {
    Made made = make(7, 200, false);
    assertThat(made.crm().records).isEqualTo(make(7, 200, false).crm().records);
    assertThat(made.population().counts().keySet())
        .contains(
            "opportunities",
            "opportunityContactRoles",
            "campaignMembers",
            "tasks",
            "subscriptions",
            "listMemberships",
            "visitorActivities");
    assertThat(made.crm().all("Opportunity").values())
        .allMatch(o -> made.crm().all("Account").containsKey(o.get("AccountId")));
    assertThat(made.crm().all("OpportunityContactRole").values())
        .allMatch(r -> made.crm().all("Contact").containsKey(r.get("ContactId")));
    assertThat(made.marketing().all("campaigns"))
        .allMatch(c -> made.crm().all("Campaign").containsKey(c.get("salesforceId")));
  }

  @Test
  void emails_areSentBeforeTheyAreOpened_andOpenedBeforeTheyAreClicked() {
    List<Map<String, Object>> activities =
        make(7, 1000, false).marketing().all("visitor-activities");
    assertThat(activities).anyMatch(opened -> opened.get("type").equals(OPENED));
    for (Map<String, Object> one : activities) {
      if (one.get("type").equals(OPENED) || one.get("type").equals(CLICKED)) {
        int before = one.get("type").equals(OPENED) ? SENT : OPENED;
        assertThat(activities)
            .anyMatch(
                other ->
                    other.get("type").equals(before)
                        && other.get("prospectId").equals(one.get("prospectId"))
                        && one.get("emailId").equals(other.get("emailId"))
                        && (long) other.get("createdAt") < (long) one.get("createdAt"));
      }
    }
  }

  @Test
  void benchmarkPopulation_ofPairsOnly_hasNoBusiness() {
    Made made = make(7, 200, true);
    assertThat(made.crm().records).containsOnlyKeys("User", "Lead");
    assertThat(made.marketing().all("visitor-activities")).isEmpty();
    assertThat(made.marketing().all("lists")).isEmpty();
  }

  @Test
  void benchmarkPopulation_ofPairsOnly_hasEachAddressOnceOnBothSides() {
    Made made = make(1, 2000, true);
    Set<Object> marketing = addresses(made.marketing().all("prospects"), "email");
    Set<Object> crm = addresses(made.crm().all("Lead").values(), "Email");
    assertThat(marketing).hasSize(2000).isEqualTo(crm);
  }

  @Test
  void benchmarkPopulation_comparedFieldByField_differsInAboutATenth() {
    Made made = make(1, 2000, true);
    List<Map<String, Object>> leads = List.copyOf(made.crm().all("Lead").values());
    List<Map<String, Object>> prospects = made.marketing().all("prospects");
    long different = 0;
    for (int i = 0; i < leads.size(); i++) {
      different += prospects.get(i).get("phone").equals(leads.get(i).get("Phone")) ? 0 : 1;
    }
    assertThat(different).isBetween(140L, 260L);
  }

  @Test
  void edits_madeOneByOne_changeRecordsOnBothSides() {
    Made made = make(1, 40, false);
    List<Map<String, Object>> before = made.marketing().all("prospects");
    try (EditStream edits = made.maker().edits(3)) {
      List<String> edited =
          java.util.stream.Stream.generate(edits::editOnce)
              .limit(40)
              .flatMap(java.util.Optional::stream)
              .toList();
      assertThat(edited)
          .anyMatch(e -> e.startsWith("prospects"))
          .anyMatch(e -> e.startsWith("Lead"));
    }
    assertThat(made.marketing().all("prospects")).isNotEqualTo(before);
  }

  private static Set<Object> addresses(Iterable<Map<String, Object>> records, String field) {
    return java.util.stream.StreamSupport.stream(records.spliterator(), false)
        .map(r -> r.get(field))
        .collect(Collectors.toSet());
  }
}
