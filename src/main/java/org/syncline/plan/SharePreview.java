package org.syncline.plan;

import java.util.List;
import org.syncline.record.RecordRef;

/**
 * What a criterion of selective sync would do to what is known now.
 *
 * @param records CRM records of the mapping's object
 * @param matching those that would be shared
 * @param unknown those whose field was not read yet: they stay as they are until it is
 * @param leaving linked prospects that would go to the recycle bin
 * @param returning prospects that would come back from there
 * @param examples some CRM records whose prospects would leave
 */
public record SharePreview(
    long records,
    long matching,
    long unknown,
    long leaving,
    long returning,
    List<RecordRef> examples) {}
