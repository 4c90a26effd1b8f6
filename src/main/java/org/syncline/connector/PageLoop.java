package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;

/** Reads one source to the end, page by page from its watermark on, or until the server ends. */
final class PageLoop {
  private final Watermarks watermarks;
  private final PollMarks marks;
  private final Sweeps sweeps;
  private final Clock clock;
  private final ScheduledWork scheduled;
  private final Executor executor;

  PageLoop(
      Watermarks watermarks,
      PollMarks marks,
      PollConfig config,
      Clock clock,
      ScheduledWork scheduled,
      Executor executor) {
    this.watermarks = watermarks;
    this.marks = marks;
    this.sweeps = new Sweeps(config);
    this.clock = clock;
    this.scheduled = scheduled;
    this.executor = executor;
  }

  /** What came of one page. */
  record Stored(int accepted, boolean more) {
    static final Stored MORE = new Stored(0, true);
    static final Stored END = new Stored(0, false);
  }

  /** Stores a page and moves its watermark. */
  interface Taking {
    Stored take(Watermark mark, Page page);
  }

  /** Answers how many changes were accepted. */
  int poll(RecordReader reader, PollSource source, Set<String> fields, Taking taking) {
    PagesAhead pages = new PagesAhead(reader, source, fields, executor);
    int accepted = 0;
    Stored stored = Stored.MORE;
    while (stored.more() && !scheduled.ending()) {
      Optional<Watermark> mark =
          QuarkusTransaction.requiringNew().call(() -> watermarks.of(reader.system(), source));
      // none: the mappings have just changed
      stored = mark.map(from -> page(pages, from, taking)).orElse(Stored.END);
      accepted += stored.accepted();
    }
    return accepted;
  }

  /** A failure of one source does not keep the others from being polled. */
  private Stored page(PagesAhead pages, Watermark mark, Taking taking) {
    PollCursor cursor = sweeps.begin(mark, clock.instant());
    try {
      Page page = pages.at(cursor);
      Stored stored = taking.take(mark, page);
      sweeps.read(mark, page, clock.instant());
      return stored;
    } catch (RuntimeException e) {
      PollMarks.tell(mark, e);
      QuarkusTransaction.requiringNew().run(() -> watermarks.move(mark, marks.failed(mark, e)));
      return Stored.END;
    }
  }
}
