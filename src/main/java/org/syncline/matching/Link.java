package org.syncline.matching;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import org.syncline.decision.Agreed;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * Two records that are the same person or thing.
 *
 * @param base by marketing field, what both sides last agreed on
 * @param holds by marketing field, what is not written and why
 * @param ended how; null while it is open
 * @param due what is still to be done to its prospect; null where nothing is
 */
public record Link(
    long id,
    String mapping,
    RecordRef marketing,
    RecordRef crm,
    @JsonSerialize(contentUsing = AgreedJson.Writer.class)
        @JsonDeserialize(contentUsing = AgreedJson.Reader.class)
        Map<String, Agreed> base,
    Map<String, Hold> holds,
    boolean open,
    String reason,
    Ending ended,
    Due due) {

  /** A link that is not stored yet. */
  public static Link fresh(String mapping, RecordRef marketing, RecordRef crm, String reason) {
    return new Link(0, mapping, marketing, crm, Map.of(), Map.of(), true, reason, null, null);
  }

  /** The same under the id that it is stored by. */
  public Link numbered(long given) {
    return new Link(given, mapping, marketing, crm, base, holds, open, reason, ended, due);
  }

  public RecordRef of(SystemName system) {
    return system == SystemName.MARKETING ? marketing : crm;
  }

  public Link with(Map<String, Agreed> nextBase, Map<String, Hold> nextHolds) {
    return new Link(id, mapping, marketing, crm, nextBase, nextHolds, open, reason, ended, due);
  }

  public Link reopened(String why) {
    return new Link(id, mapping, marketing, crm, base, holds, true, why, null, null);
  }

  /** The same, at its end; nothing of it is held any more. */
  public Link ended(Ending how, String why) {
    return new Link(id, mapping, marketing, crm, base, Map.of(), false, why, how, due);
  }

  public Link due(Due next) {
    return new Link(id, mapping, marketing, crm, base, holds, open, reason, ended, next);
  }
}
