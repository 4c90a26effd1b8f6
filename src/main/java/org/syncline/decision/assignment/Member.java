package org.syncline.decision.assignment;

import java.time.Instant;
import java.util.Comparator;
import org.syncline.decision.Meaning;

/**
 * A member of a user group, as rules see it.
 *
 * @param lastTurnAt null where the member's turn never came
 */
@Meaning("A member of that group.")
public record Member(
    @Meaning("the user's id in Salesforce; as the group names the user where there is none")
        String user,
    @Meaning("whether there is such a user, and Salesforce has it active") boolean active,
    @Meaning("when the user was created; `null` where nobody knows") Instant userSince,
    @Meaning("how many turns the member gets to one of a member with 1") int weight,
    @Meaning("turns by weight: who has the smallest is furthest behind") long share,
    @Meaning("when the member's turn came last; `null` for never") Instant lastTurnAt,
    @Meaning("how many prospects the member got today, where the member lives") int today,
    @Meaning("whether that reaches the member's daily cap") boolean capped,
    @Meaning("whether it is within the member's working hours") boolean working,
    @Meaning("whether the member is out of office today") boolean outOfOffice) {
  private static final Comparator<Member> WAITING =
      Comparator.comparing(Member::lastTurnAt, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Member::userSince, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Member::user);
  private static final Comparator<Member> DUE =
      Comparator.comparingLong(Member::share).thenComparing(WAITING);

  @Meaning(
      "whether this one's turn came longer ago; never counts as longest ago, and of two equal ones the older user waits longer")
  public boolean waitsLongerThan(Member other) {
    return WAITING.compare(this, other) < 0;
  }

  @Meaning("whether this one is further behind by weight, or as far and waits longer")
  public boolean isDueBefore(Member other) {
    return DUE.compare(this, other) < 0;
  }
}
