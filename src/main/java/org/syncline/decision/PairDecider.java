package org.syncline.decision;

import java.util.List;

/** Decides every mapped field of a pair that either side provides. Does no I/O; thread-safe. */
public interface PairDecider {
  /** One decision a field, in the order of the mapping. */
  List<FieldDecision> decide(Pair pair);

  /** What a record that is missing on one side gets there; the record must exist on the other. */
  List<FieldDecision.FieldWrite> create(Pair source, org.syncline.record.SystemName missing);
}
