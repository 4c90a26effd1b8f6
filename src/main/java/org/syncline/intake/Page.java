package org.syncline.intake;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * One page of a poll.
 *
 * @param next where the following page starts; on the last page its stamp is the largest one seen
 *     (the stamp that the poll came with, where nothing was), its position empty
 * @param last whether the run has read to the end
 * @param remoteNow the remote clock when the page was read, for the watermark
 * @param hiddenFields fields that were asked for and are hidden from us or unknown there; the page
 *     was read without them
 */
public record Page(
    List<Change> changes,
    PollCursor next,
    boolean last,
    Instant remoteNow,
    Set<String> hiddenFields) {}
