package org.syncline.connector;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;

/**
 * Reads the pages of one run; while one is stored, the next is already being read. One that is not
 * asked for in the end, because the watermark did not move there, is forgotten.
 */
final class PagesAhead {
  /** Fewer records are stored sooner than another thread has begun to read. */
  static final int WORTH = 500;

  private final RecordReader reader;
  private final PollSource source;
  private final Set<String> fields;
  private final Executor executor;
  private PollCursor expected;
  private CompletableFuture<Page> ahead;

  PagesAhead(RecordReader reader, PollSource source, Set<String> fields, Executor executor) {
    this.reader = reader;
    this.source = source;
    this.fields = fields;
    this.executor = executor;
  }

  Page at(PollCursor cursor) {
    Page page = cursor.equals(expected) ? awaited(ahead) : read(cursor);
    boolean more = !page.last() && page.changes().size() >= WORTH;
    expected = more ? page.next() : null;
    ahead = more ? CompletableFuture.supplyAsync(() -> read(page.next()), executor) : null;
    return page;
  }

  private Page read(PollCursor cursor) {
    return reader.poll(source, fields, cursor);
  }

  /** A failure comes as it would have come from reading now. */
  private static Page awaited(CompletableFuture<Page> page) {
    try {
      return page.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw e;
    }
  }
}
