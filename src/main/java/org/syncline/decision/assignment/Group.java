package org.syncline.decision.assignment;

import org.syncline.decision.Meaning;
import org.syncline.mapping.GroupOrder;

/** A user group of which somebody is to get a prospect, as rules see it. */
@Meaning("The user group of which a member is to get a prospect.")
public record Group(
    @Meaning("its name in `mappings/groups.yaml`") String name,
    @Meaning(value = "how its turns go", wordsOf = GroupOrder.class) String order) {}
