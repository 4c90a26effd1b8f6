package org.syncline.matching;

import java.util.List;
import org.syncline.mapping.Mapping;
import org.syncline.record.RecordRef;

/** Whom a prospect was matched with. */
public sealed interface Match {
  /** Lets each case be handled; a new case breaks the build of every handler. */
  void on(Cases cases);

  /** One answer for each case of a match. */
  interface Cases {
    void linked(Linked linked);

    void unmatched();

    void ambiguous(Ambiguous ambiguous);
  }

  /** The one record that it is. */
  record Linked(Mapping mapping, RecordRef crm, String reason) implements Match {
    @Override
    public void on(Cases cases) {
      cases.linked(this);
    }
  }

  /** Nothing matches. */
  record Unmatched() implements Match {
    @Override
    public void on(Cases cases) {
      cases.unmatched();
    }
  }

  /** Several do, or one that is taken: a person decides. */
  record Ambiguous(Mapping mapping, List<RecordRef> candidates, String reason) implements Match {
    @Override
    public void on(Cases cases) {
      cases.ambiguous(this);
    }
  }
}
