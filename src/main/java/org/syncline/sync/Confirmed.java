package org.syncline.sync;

import java.util.Map;
import java.util.Optional;
import org.syncline.decision.Agreed;
import org.syncline.mapping.FieldMapping;
import org.syncline.matching.Link;
import org.syncline.mirror.Mirrored;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSet;

/**
 * What it means for a link that one of its writes has arrived, be it by the answer or by a read.
 */
final class Confirmed {
  private final RuleSet ruleSet;
  private final Link link;
  private final SystemName written;
  private final Optional<Mirrored> partner;

  /**
   * @param partner of the record that was written
   */
  Confirmed(RuleSet ruleSet, Link link, SystemName written, Optional<Mirrored> partner) {
    this.ruleSet = ruleSet;
    this.link = link;
    this.written = written;
    this.partner = partner;
  }

  /** Whether the write was decided for this very link. */
  static boolean decidedFor(Link link, OutboxRow row, RecordRef target) {
    return link != null
        && link.of(row.system()).equals(target)
        && link.of(row.system().other()).equals(row.source());
  }

  /** Both sides agree now, unless the other one has to be written too and does not show it yet. */
  boolean rebase(Map<String, Agreed> base, OutboxField field, FieldValue stored) {
    if (field.bothWritten() && !otherShows(field)) {
      return false;
    }
    base.put(
        field.field(),
        written == SystemName.CRM
            ? new Agreed(field.marketing(), stored)
            : new Agreed(stored, field.crm()));
    return true;
  }

  private boolean otherShows(OutboxField field) {
    SystemName other = written.other();
    FieldValue awaited = other == SystemName.CRM ? field.crm() : field.marketing();
    return mapped(field.field())
        .filter(
            mapped ->
                partner
                    .filter(known -> mapped.type().same(known.field(mapped.name(other)), awaited))
                    .isPresent())
        .isPresent();
  }

  private Optional<FieldMapping> mapped(String marketingField) {
    return ruleSet
        .mappings()
        .named(link.mapping())
        .flatMap(mapping -> mapping.byMarketing(marketingField));
  }
}
