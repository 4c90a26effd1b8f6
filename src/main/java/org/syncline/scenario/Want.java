package org.syncline.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * What is wanted of a step. What is empty is not asked about; an empty list inside means none.
 *
 * @param writes all that is written
 * @param history what must be found among the rows of history
 * @param after what the records show once the writes are delivered
 * @param actions all that automation rules would have done
 * @param assignment whom the prospect is given to
 * @param fired rules that must have fired, whether they won or not
 * @param notFired rules that must not have fired, though the rules were asked
 */
record Want(
    int line,
    Optional<List<WantedWrite>> writes,
    List<RowPattern> history,
    Map<SystemName, Map<String, FieldValue>> after,
    Optional<List<RowPattern>> errors,
    Optional<List<RowPattern>> reviews,
    Optional<List<RowPattern>> actions,
    Optional<List<RowPattern>> assignment,
    Set<String> fired,
    Set<String> notFired) {}
