package org.syncline.remote;

import java.time.Instant;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;

/** One field of one record that somebody in the sandbox gave another value. */
public record SampleEdit(
    RecordRef record, String field, FieldValue from, FieldValue to, String who, Instant at) {}
