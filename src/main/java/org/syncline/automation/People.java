package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.database.Rows;
import org.syncline.matching.Link;
import org.syncline.matching.LinkRepository;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;

/** All prospects, a page at a time. All calls need a transaction. */
@ApplicationScoped
class People {
  /** Before all of marketing's records, and behind all of the CRM's. */
  static final String FIRST = "marketing/";

  private final Rows rows;
  private final MirrorRepository mirrors;
  private final LinkRepository links;

  People(Rows rows, MirrorRepository mirrors, LinkRepository links) {
    this.rows = rows;
    this.mirrors = mirrors;
    this.links = links;
  }

  /**
   * The next ones; fewer than {@code most} behind the last.
   *
   * @param after the key of the one before them
   */
  List<Person> after(String after, int most) {
    List<RecordRef> refs =
        rows
            .column(
                String.class,
                "select record from mirror where record > :after and not deleted"
                    + " order by record limit :most",
                Map.of("after", after, "most", most))
            .stream()
            .map(RecordRef::parse)
            .toList();
    Map<RecordRef, Mirrored> known = mirrors.load(refs);
    Map<RecordRef, RecordRef> crm = new HashMap<>();
    links.of(refs).stream()
        .filter(Link::open)
        .forEach(link -> crm.put(link.marketing(), link.crm()));
    return refs.stream()
        .map(ref -> new Person(known.get(ref), Optional.ofNullable(crm.get(ref))))
        .toList();
  }

  long count() {
    return rows.column(
            Long.class,
            "select count(*) from mirror where record > :after and not deleted",
            Map.of("after", FIRST))
        .get(0);
  }
}
