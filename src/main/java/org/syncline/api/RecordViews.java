package org.syncline.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syncline.decision.Agreed;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.matching.Due;
import org.syncline.matching.Ending;
import org.syncline.matching.Hold;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.mirror.Standing;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Puts together what is known of one record. */
@ApplicationScoped
class RecordViews {
  private final MirrorRepository mirrors;
  private final LinkRepository links;
  private final OutboxRepository outbox;
  private final HistoryRepository history;
  private final Owners owners;
  private final RuleSets ruleSets;

  RecordViews(
      MirrorRepository mirrors,
      LinkRepository links,
      OutboxRepository outbox,
      HistoryRepository history,
      Owners owners,
      RuleSets ruleSets) {
    this.mirrors = mirrors;
    this.links = links;
    this.outbox = outbox;
    this.history = history;
    this.owners = owners;
    this.ruleSets = ruleSets;
  }

  record Found(
      RecordRef record, Standing standing, boolean deleted, Map<String, FieldValue> fields) {
    static Found of(Mirrored mirrored) {
      return new Found(
          mirrored.ref(),
          mirrored.standing(),
          mirrored.deleted(),
          new TreeMap<>(mirrored.fields()));
    }
  }

  /**
   * A record, its link where it has one or how the last one ended, and the writes on their way.
   *
   * @param skipped why its mappings keep it out of the sync; null where they do not
   * @param owner who it belongs to; null where it belongs to nobody
   * @param note what people should know of it; null where there is nothing
   */
  record RecordView(
      RecordRef record,
      Standing standing,
      boolean deleted,
      Instant stamp,
      Instant modifiedAt,
      Map<String, FieldValue> fields,
      LinkView link,
      EndedView ended,
      String skipped,
      Owners.Owner owner,
      String note,
      List<Waiting> waiting) {}

  record LinkView(
      String mapping, RecordRef marketing, RecordRef crm, String reason, List<FieldView> fields) {}

  /** How the record's last link ended, and what is still due to the prospect because of it. */
  record EndedView(
      String mapping, RecordRef marketing, RecordRef crm, Ending how, Due due, String reason) {
    static EndedView of(Link link) {
      return new EndedView(
          link.mapping(), link.marketing(), link.crm(), link.ended(), link.due(), link.reason());
    }
  }

  /** One mapped field on both sides; {@code held} where a value is not written. */
  record FieldView(
      String field,
      String crmField,
      FieldValue marketing,
      FieldValue crm,
      Agreed base,
      Hold held,
      Provenance provenance) {}

  /** The last thing that was decided about a field. */
  record Provenance(Instant at, String outcome, String rule, String ruleSet, String reason) {}

  record Waiting(RecordRef record, String kind, String state, Map<String, FieldValue> fields) {}

  List<Found> find(String text, int most) {
    return QuarkusTransaction.requiringNew()
        .call(() -> mirrors.find(text, most).stream().map(Found::of).toList());
  }

  Optional<RecordRef> known(RecordRef ref) {
    return QuarkusTransaction.requiringNew()
        .call(() -> mirrors.seen(List.of(ref)).keySet().stream().findFirst());
  }

  Optional<RecordView> of(RecordRef ref) {
    return QuarkusTransaction.requiringNew()
        .call(() -> Optional.ofNullable(mirrors.load(List.of(ref)).get(ref)).map(this::view));
  }

  private RecordView view(Mirrored mirrored) {
    List<Link> all = links.of(List.of(mirrored.ref()));
    Optional<Link> link = all.stream().filter(Link::open).findFirst();
    Optional<Link> ended =
        all.stream()
            .filter(one -> link.isEmpty() && one.ended() != null)
            .max(Comparator.comparing(Link::id));
    List<RecordRef> people = new ArrayList<>(List.of(mirrored.ref()));
    link.ifPresent(l -> people.addAll(List.of(l.marketing(), l.crm())));
    return new RecordView(
        mirrored.ref(),
        mirrored.standing(),
        mirrored.deleted(),
        mirrored.stamp(),
        mirrored.modifiedAt(),
        new TreeMap<>(mirrored.fields()),
        link.map(this::linkView).orElse(null),
        ended.map(EndedView::of).orElse(null),
        Skipped.why(mirrored, ruleSets.current().mappings()).orElse(null),
        owners.of(mirrored).orElse(null),
        note(mirrored),
        outbox.open(people).stream().map(RecordViews::waiting).toList());
  }

  private static String note(Mirrored mirrored) {
    boolean contact = mirrored.ref().equals(RecordRef.crm("Contact", mirrored.ref().id()));
    boolean alone = mirrored.field("AccountId").equals(FieldValue.BLANK);
    return contact && alone
        ? "without an account it is a private contact: in Salesforce, its owner and admins see it"
        : null;
  }

  private static Waiting waiting(OutboxRow row) {
    Map<String, FieldValue> fields = new TreeMap<>();
    row.fields().forEach((name, field) -> fields.put(name, field.value()));
    return new Waiting(row.target(), row.kind().word(), row.state().word(), fields);
  }

  private LinkView linkView(Link link) {
    Map<RecordRef, Mirrored> sides = mirrors.load(List.of(link.marketing(), link.crm()));
    Map<String, HistoryRow> why = new HashMap<>();
    history
        .provenance(link.marketing().key(), link.crm().key())
        .forEach(row -> why.put(row.field(), row));
    List<FieldMapping> fields =
        ruleSets.current().mappings().named(link.mapping()).map(Mapping::fields).orElse(List.of());
    return new LinkView(
        link.mapping(),
        link.marketing(),
        link.crm(),
        link.reason(),
        fields.stream().map(field -> fieldView(field, link, sides, why)).toList());
  }

  private static FieldView fieldView(
      FieldMapping field, Link link, Map<RecordRef, Mirrored> sides, Map<String, HistoryRow> why) {
    HistoryRow row = why.get(field.marketing());
    return new FieldView(
        field.marketing(),
        field.crm(),
        sides.get(link.marketing()).field(field.marketing()),
        sides.get(link.crm()).field(field.crm()),
        link.base().get(field.marketing()),
        link.holds().get(field.marketing()),
        row == null
            ? null
            : new Provenance(row.at(), row.outcome(), row.rule(), row.ruleSet(), row.reason()));
  }
}
