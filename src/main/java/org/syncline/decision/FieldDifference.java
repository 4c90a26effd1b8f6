package org.syncline.decision;

import java.time.Instant;
import org.syncline.mapping.Behavior;
import org.syncline.record.SystemName;

/** A field on which two linked records differ: the fact that field rules match on. */
@Meaning("A mapped field on which two linked records differ. There is one for each such field.")
public record FieldDifference(
    @Meaning("the field's name in Pardot, as in the mapping file") String field,
    @Meaning("its name in Salesforce") String crmField,
    @Meaning("the name of the mapping: `lead`, `contact`") String mapping,
    @Meaning(value = "its sync behaviour in the mapping file", wordsOf = Behavior.class)
        String behavior,
    @Meaning("Pardot's side of it (below)") Side marketing,
    @Meaning("Salesforce's side of it (below)") Side crm,
    @Meaning("whether both sides ever agreed on a value") boolean agreedBefore,
    @Meaning(
            value =
                "the one side that differs from what both last agreed on; `none` where both do,"
                    + " or where they never agreed",
            wordsOf = SystemName.class,
            words = "none")
        String onlyMover,
    @Meaning(
            value =
                "the side that changed last; `unclear` where the times are unknown or closer than"
                    + " the skew tolerance",
            wordsOf = SystemName.class,
            words = "unclear")
        String newerSide,
    @Meaning(
            value = "the side that shows the value which never loses, by the mapping's `prevails`",
            wordsOf = SystemName.class,
            words = "none")
        String prevailing,
    @Meaning(value = "the side that the mapping prefers then", wordsOf = SystemName.class)
        String tieBreaker,
    @Meaning("when this is decided; a rule asks no other clock") Instant now) {}
