package org.syncline.connector;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.syncline.connector.PageLoop.Stored;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.kept.EngagementFields;
import org.syncline.kept.KeptRecords;
import org.syncline.kept.OpportunityFields;
import org.syncline.mapping.KeptObject;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;

/**
 * Reads the objects that are kept, once the people that most of them name have been read to the
 * end. A page and the watermark behind it are stored in one transaction.
 */
@ApplicationScoped
public class KeptPoller {
  private final List<RecordReader> readers;
  private final KeptRecords kept;
  private final OpportunityFields opportunities;
  private final EngagementFields engagement;
  private final ReadChanges changes;
  private final Watermarks watermarks;
  private final RuleSets ruleSets;
  private final PollMarks marks;
  private final PageLoop pages;
  private final Clock clock;

  KeptPoller(
      @All List<RecordReader> readers,
      KeptRecords kept,
      OpportunityFields opportunities,
      EngagementFields engagement,
      ReadChanges changes,
      Watermarks watermarks,
      RuleSets ruleSets,
      PollConfig config,
      Clock clock) {
    this.readers = readers;
    this.kept = kept;
    this.opportunities = opportunities;
    this.engagement = engagement;
    this.changes = changes;
    this.watermarks = watermarks;
    this.ruleSets = ruleSets;
    this.marks = new PollMarks(watermarks, config, clock);
    this.pages = new PageLoop(watermarks, marks, config, clock);
    this.clock = clock;
  }

  /** Polls one system's kept objects to the end, once; answers how many records were news. */
  public int poll(SystemName system) {
    if (!QuarkusTransaction.requiringNew().call(watermarks::readToEnd)) {
      return 0;
    }
    int news = 0;
    for (RecordReader reader : readers) {
      if (reader.system() == system) {
        for (KeptObject object : ruleSets.current().mappings().kept(system)) {
          news += poll(reader, object);
        }
      }
    }
    QuarkusTransaction.requiringNew().run(this::arrived);
    return news;
  }

  private int poll(RecordReader reader, KeptObject object) {
    return pages.poll(
        reader,
        PollSource.of(object.object()),
        object.fields(),
        (mark, page) -> take(object, mark, page));
  }

  private Stored take(KeptObject object, Watermark mark, Page page) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () ->
                  marks.moveOn(mark, page)
                      ? new Stored(store(object, page.changes()), !page.last())
                      : Stored.MORE);
    } catch (RuntimeException e) {
      int stored = changes.apart(page.changes(), e, part -> store(object, part));
      boolean moved = QuarkusTransaction.requiringNew().call(() -> marks.moveOn(mark, page));
      return new Stored(stored, !moved || !page.last());
    }
  }

  /** Needs a transaction. */
  private int store(KeptObject object, List<Change> changed) {
    Set<RecordRef> news = kept.store(object, changed, clock.instant());
    follow(news);
    return news.size();
  }

  private void follow(Set<RecordRef> changed) {
    opportunities.follow(changed);
    engagement.follow(changed);
  }

  /** What was waited for may have been read by any poll. */
  private void arrived() {
    Set<RecordRef> arrived = kept.arrived();
    changes.settled(arrived);
    follow(arrived);
  }
}
