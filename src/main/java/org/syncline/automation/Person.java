package org.syncline.automation;

import java.util.Optional;
import org.syncline.mirror.Mirrored;
import org.syncline.record.RecordRef;

/**
 * Whom rules look at.
 *
 * @param crm the lead or contact that the prospect is linked with
 */
public record Person(Mirrored prospect, Optional<RecordRef> crm) {}
