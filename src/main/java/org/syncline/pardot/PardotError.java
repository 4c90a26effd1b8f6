package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.Delivery.Rejection;

/** {@code {"code":109,"message":"The requested record was not found."}}. */
record PardotError(int code, String message) {
  static final int CONCURRENT_LIMIT = 66;
  static final int DAILY_LIMIT = 122;
  static final int INVALID_FIELDS = 180;
  private static final int CONFLICTING_UPDATE = 62;
  private static final int TIMEOUT = 214;
  private static final int MINUTE_LIMIT = 202;
  private static final int NOT_FOUND = 109;
  private static final int DELETED = 219;
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Duration DAY_PAUSE = Duration.ofMinutes(15);

  /** The same call may go through a little later. */
  private static final Set<Integer> PASSING =
      Set.of(CONCURRENT_LIMIT, DAILY_LIMIT, MINUTE_LIMIT, CONFLICTING_UPDATE, TIMEOUT);

  /** Page tokens that are no longer good. */
  private static final Set<Integer> BAD_TOKEN = Set.of(210, 211);

  private static final Pattern NAMED = Pattern.compile("\\b([a-z][A-Za-z0-9]*(?:__c)?)\\b");

  static PardotError of(JsonNode body) {
    return new PardotError(body.path("code").asInt(), body.path("message").asText());
  }

  boolean passing() {
    return PASSING.contains(code);
  }

  boolean badToken() {
    return BAD_TOKEN.contains(code);
  }

  boolean dayIsUsedUp() {
    return code == DAILY_LIMIT;
  }

  /** When it makes sense to try again, where the answer does not say. */
  Duration pause() {
    return dayIsUsedUp() ? DAY_PAUSE : SOON;
  }

  Delivery delivery(Optional<Duration> retryAfter, Set<String> written) {
    if (code == TIMEOUT) {
      return new Delivery.Unknown(toString());
    }
    return passing()
        ? new Delivery.RetryLater(toString(), Optional.of(retryAfter.orElse(pause())))
        : new Delivery.Rejected(List.of(rejection(written)));
  }

  private Rejection rejection(Set<String> written) {
    List<String> fields = new ArrayList<>();
    Matcher words = NAMED.matcher(message);
    while (words.find()) {
      if (written.contains(words.group(1)) && !fields.contains(words.group(1))) {
        fields.add(words.group(1));
      }
    }
    return new Rejection("" + code, message, fields, code == NOT_FOUND || code == DELETED);
  }

  @Override
  public String toString() {
    return code + " " + message;
  }
}
