package org.syncline.console;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.remote.SampleEdit;
import org.syncline.remote.SampleEdits;
import org.syncline.rules.RuleSets;

/** Has one linked person of the sandbox edited, in a field whose edit the other side takes. */
@ApplicationScoped
class Traveller {
  private static final int LOOKED_AT = 200;
  private static final int TRIES = 10;

  private final LinkRepository links;
  private final MirrorRepository mirrors;
  private final RuleSets ruleSets;
  private final SampleEdits edits;

  Traveller(LinkRepository links, MirrorRepository mirrors, RuleSets ruleSets, SampleEdits edits) {
    this.links = links;
    this.mirrors = mirrors;
    this.ruleSets = ruleSets;
    this.edits = edits;
  }

  /** Empty where nobody is linked yet. */
  Optional<TravelView> depart() {
    List<Link> people =
        new ArrayList<>(QuarkusTransaction.requiringNew().call(() -> links.newest(LOOKED_AT)));
    Collections.shuffle(people);
    return people.stream().limit(TRIES).flatMap(this::edited).findFirst();
  }

  private Stream<TravelView> edited(Link link) {
    List<SystemName> sides = new ArrayList<>(List.of(SystemName.values()));
    Collections.shuffle(sides);
    return ruleSets.current().mappings().named(link.mapping()).stream()
        .flatMap(mapping -> sides.stream().flatMap(side -> edited(link, mapping, side).stream()));
  }

  private Optional<TravelView> edited(Link link, Mapping mapping, SystemName side) {
    List<FieldMapping> travelling =
        mapping.fields().stream()
            .filter(field -> mapping.writes(field, side.other()) && wins(field, side))
            .filter(field -> !link.holds().containsKey(field.marketing()))
            .toList();
    return edits
        .edit(link.of(side), travelling.stream().map(field -> field.name(side)).toList())
        .map(edit -> travel(edit, link, travelling));
  }

  private TravelView travel(SampleEdit edit, Link link, List<FieldMapping> fields) {
    SystemName side = edit.record().system();
    String there =
        fields.stream()
            .filter(field -> field.name(side).equals(edit.field()))
            .map(field -> field.name(side.other()))
            .findFirst()
            .orElseThrow();
    return new TravelView(edit, name(link.marketing()), link.of(side.other()), there, null, null);
  }

  private String name(RecordRef prospect) {
    return Person.name(
        QuarkusTransaction.requiringNew()
            .call(() -> mirrors.load(List.of(prospect)))
            .get(prospect));
  }

  private static boolean wins(FieldMapping field, SystemName side) {
    Behavior behavior = field.behavior();
    return behavior == Behavior.MOST_RECENT
        || (side == SystemName.CRM
            ? behavior == Behavior.USE_CRM || behavior == Behavior.ALWAYS_CRM
            : behavior == Behavior.USE_MARKETING || behavior == Behavior.ALWAYS_MARKETING);
  }
}
