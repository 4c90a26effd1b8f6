package org.syncline.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.syncline.decision.Agreed;
import org.syncline.matching.Link;

/** What must hold when both sides are quiet, by the systems' own records. */
public final class ConvergedState {
  private static final String PLACEHOLDER = "[not provided]";

  private final SyncByHand sync;
  private final InMemorySystem marketing;
  private final InMemorySystem crm;
  private final RandomPeople people;

  public ConvergedState(
      SyncByHand sync, InMemorySystem marketing, InMemorySystem crm, RandomPeople people) {
    this.sync = sync;
    this.marketing = marketing;
    this.crm = crm;
    this.people = people;
  }

  public void check() {
    assertThat(sync.outbox()).isEmpty();
    assertThat(sync.openErrors()).isEmpty();
    for (String table : List.of("intake", "revisit", "reread", "create_claim")) {
      assertThat(sync.count(table)).as(table).isZero();
    }
    List<Link> links = sync.links();
    links.stream().filter(Link::open).forEach(this::agrees);
    nobodyTwice(marketing, "prospect", "email");
    nobodyTwice(crm, "Lead", "Email");
    everybodyIsLinked(links);
  }

  private void agrees(Link link) {
    String prospect = link.marketing().id();
    String lead = link.crm().id();
    RandomPeople.FIELDS.forEach(
        (field, crmField) -> {
          String here = shown(marketing.value(prospect, field));
          String there = shown(crm.value(lead, crmField));
          assertThat(here).as(() -> story(link, field, crmField)).isEqualTo(there);
          based(link, field, here);
          typed(link, field, crmField, here);
        });
  }

  private String story(Link link, String field, String crmField) {
    String decided =
        sync.historyOf(field).stream()
            .filter(row -> row.marketing() != null && row.marketing().equals(link.marketing()))
            .map(row -> row.at() + " " + row.writes() + " " + row.rule() + ": " + row.reason())
            .collect(Collectors.joining("\n  ", "\n  ", ""));
    return field
        + marketing.story(link.marketing().id(), field)
        + crm.story(link.crm().id(), crmField)
        + decided
        + "\nbase "
        + link.base().get(field)
        + " hold "
        + link.holds().get(field);
  }

  private static String shown(String value) {
    return value.equals(PLACEHOLDER) || value.equals("false") ? "" : value.toLowerCase(Locale.ROOT);
  }

  private static void based(Link link, String field, String value) {
    Agreed base = link.base().get(field);
    assertThat(base).as("base of %s of %s", field, link.marketing()).isNotNull();
    assertThat(shown(base.marketing().text()))
        .as("base of %s of %s", field, link.marketing())
        .isEqualTo(value);
    assertThat(shown(base.crm().text()))
        .as("base of %s of %s", field, link.marketing())
        .isEqualTo(value);
  }

  /** The master's last word stands; without a master, the last word of either side. */
  private void typed(Link link, String field, String crmField, String value) {
    Optional<String> here = people.typed(link.marketing().id(), field);
    Optional<String> there = people.typed(link.crm().id(), crmField);
    Supplier<String> what =
        () -> "typed " + here + " and " + there + ": " + story(link, field, crmField);
    switch (field) {
      case "phone", "lastName", "crmStatus__c" ->
          there.ifPresent(last -> assertThat(value).as(what).isEqualTo(shown(last)));
      case "score" -> here.ifPresent(last -> assertThat(value).as(what).isEqualTo(shown(last)));
      case "optedOut" ->
          assertThat(List.of(here.orElse("false"), there.orElse("false")))
              .as(what)
              .anyMatch(last -> value.equals(shown(last)));
      default -> {
        List<String> last =
            Stream.of(here, there).flatMap(Optional::stream).map(ConvergedState::shown).toList();
        if (!last.isEmpty() && !last.contains("")) {
          assertThat(last).as(what).contains(value);
        }
      }
    }
  }

  private void nobodyTwice(InMemorySystem system, String object, String email) {
    Map<String, List<String>> ids =
        system.all(object).stream()
            .collect(
                Collectors.groupingBy(
                    stored -> shown(stored.fields().get(email).text()),
                    Collectors.mapping(InMemorySystem.Stored::id, Collectors.toList())));
    ids.forEach(
        (who, records) ->
            assertThat(records)
                .as(
                    () ->
                        records.stream()
                                .map(id -> object + " " + id + system.story(id, email))
                                .collect(Collectors.joining("\n"))
                            + "\n"
                            + sync.links())
                .hasSize(1));
  }

  /** Whoever never lost a partner has one, where the mapping says so. */
  private void everybodyIsLinked(List<Link> links) {
    List<String> linked =
        links.stream().flatMap(link -> Stream.of(link.marketing().id(), link.crm().id())).toList();
    assertThat(crm.all("Lead")).allSatisfy(lead -> assertThat(linked).contains(lead.id()));
    assertThat(marketing.all("prospect"))
        .filteredOn(prospect -> prospect.fields().containsKey("salesforceOwnerId"))
        .allSatisfy(prospect -> assertThat(linked).contains(prospect.id()));
  }
}
