package org.syncline.kept;

import java.util.Arrays;
import java.util.Optional;

/** What a visitor activity is. Source: the numbers of {@code type} in Pardot API v5. */
public enum ActivityType {
  CLICK(1, "clicked"),
  VIEW(2, "viewed"),
  ERROR(3, "sent with an error"),
  SUCCESS(4, "submitted"),
  SENT(6, "sent"),
  NEW_OPPORTUNITY(8, "opportunity created"),
  WON_OPPORTUNITY(9, "opportunity won"),
  LOST_OPPORTUNITY(10, "opportunity lost"),
  OPEN(11, "opened"),
  UNSUBSCRIBE_PAGE(12, "unsubscribed"),
  BOUNCE(13, "bounced"),
  SPAM_COMPLAINT(14, "called spam"),
  RESUBSCRIBE(16, "subscribed again"),
  OPPORTUNITY_LINKED(19, "opportunity linked"),
  VISIT(20, "visited"),
  CUSTOM_URL_CLICK(21, "clicked"),
  WEBINAR_ATTENDED(24, "attended");

  private final int number;
  private final String word;

  ActivityType(int number, String word) {
    this.number = number;
    this.word = word;
  }

  public int number() {
    return number;
  }

  /** As a sentence ends with it: e-mail opened. */
  public String word() {
    return word;
  }

  /** Empty where Pardot has a kind that is not known here; the activity is kept all the same. */
  public static Optional<ActivityType> of(String number) {
    return Arrays.stream(values())
        .filter(type -> String.valueOf(type.number).equals(number))
        .findFirst();
  }
}
