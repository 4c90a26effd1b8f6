package org.syncline.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.kept.Timeline;
import org.syncline.record.RecordRef;

/** A person's timeline, page by page. */
@ApplicationScoped
class TimelinePages {
  private static final String BETWEEN = " ";
  private final Timeline timeline;

  TimelinePages(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * One page, the latest first.
   *
   * @param next the cursor of the next page; null on the last
   */
  record TimelinePage(List<Timeline.Entry> items, String next) {}

  TimelinePage page(RecordRef person, String cursor, int most) {
    Optional<Timeline.Entry> before = Optional.ofNullable(cursor).map(TimelinePages::parse);
    List<Timeline.Entry> found =
        QuarkusTransaction.requiringNew().call(() -> timeline.of(person, before, most + 1));
    boolean more = found.size() > most;
    List<Timeline.Entry> items = more ? found.subList(0, most) : found;
    return new TimelinePage(items, more ? text(items.get(most - 1)) : null);
  }

  private static String text(Timeline.Entry last) {
    return last.at() + BETWEEN + last.record().key();
  }

  private static Timeline.Entry parse(String cursor) {
    String[] parts = cursor.split("[+ ]", 2);
    try {
      return new Timeline.Entry(
          Instant.parse(parts[0]), "", RecordRef.parse(parts[parts.length - 1]), Map.of());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw ApiProblem.bad(
          "cursor", "must be what the last page told as next, not '" + cursor + "'");
    }
  }
}
