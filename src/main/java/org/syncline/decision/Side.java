package org.syncline.decision;

import java.time.Instant;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * One side of a field on which two records differ, as rules see it.
 *
 * @param value in marketing's words
 * @param present whether it is filled
 * @param blank whether it is known to be empty
 * @param changedSinceBase whether it differs from what both sides last agreed on; false where they
 *     never did
 * @param cleared whether it is blank now and both sides had agreed on a value
 * @param changedBy {@code user}, {@code automation}, {@code syncline} or {@code unknown}
 * @param nullSync {@code never}, {@code cleared} or {@code always}: may a blank here overwrite
 * @param changedAt when it changed, as far as is known; may be null
 */
public record Side(
    SystemName system,
    FieldValue value,
    boolean present,
    boolean blank,
    boolean changedSinceBase,
    boolean cleared,
    String changedBy,
    String nullSync,
    Instant changedAt) {}
