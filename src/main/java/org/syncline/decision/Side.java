package org.syncline.decision;

import java.time.Instant;
import org.syncline.mapping.NullSync;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** One side of a field on which two records differ, as rules see it. */
@Meaning("One side of such a field: `marketing.blank`, `crm.changedBy`.")
public record Side(
    @Meaning("which side this is: `SystemName.MARKETING` or `SystemName.CRM`") SystemName system,
    @Meaning("what it shows, in Pardot's words; `value.text()` is it as text") FieldValue value,
    @Meaning("whether it is filled") boolean present,
    @Meaning("whether it is known to be empty") boolean blank,
    @Meaning("whether it differs from what both last agreed on; false where they never did")
        boolean changedSinceBase,
    @Meaning("whether it is blank now and both had agreed on a value") boolean cleared,
    @Meaning(value = "who changed the record last, as far as is known", wordsOf = ChangedBy.class)
        String changedBy,
    @Meaning(value = "whether a blank here may overwrite a value", wordsOf = NullSync.class)
        String nullSync,
    @Meaning("when it changed; `null` where nobody knows") Instant changedAt) {}
