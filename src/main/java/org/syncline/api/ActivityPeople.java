package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.syncline.record.Keepable;
import org.syncline.record.RecordIds;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * Whose a posted activity is. A prospect that is named by its id need not have been read yet; an
 * e-mail address has to be that of one prospect, for nobody could tell later who was meant.
 *
 * @param byEmail who has which address
 * @param possible whether prospects can be found by their addresses at all
 */
record ActivityPeople(Map<String, List<RecordRef>> byEmail, boolean possible) {
  private static final String PROSPECT = "prospect";
  private static final String EMAIL = "email";

  /** Empty after having told what is wrong. */
  Optional<RecordRef> of(JsonNode item, BiConsumer<String, String> wrong) {
    if (item.has(PROSPECT) == item.has(EMAIL)) {
      wrong.accept(PROSPECT, "give either the id of the prospect or its email");
      return Optional.empty();
    }
    return item.has(PROSPECT) ? byId(item.path(PROSPECT), wrong) : byEmail(item.path(EMAIL), wrong);
  }

  private static Optional<RecordRef> byId(JsonNode id, BiConsumer<String, String> wrong) {
    return RecordIds.checked(
        SystemName.MARKETING, PROSPECT, id.asText(""), why -> wrong.accept(PROSPECT, why));
  }

  private Optional<RecordRef> byEmail(JsonNode email, BiConsumer<String, String> wrong) {
    List<RecordRef> found = byEmail.getOrDefault(email.asText(), List.of());
    if (email.isTextual() && found.size() == 1) {
      return Optional.of(found.get(0));
    }
    wrong.accept(EMAIL, refusal(email, found));
    return Optional.empty();
  }

  private String refusal(JsonNode email, List<RecordRef> found) {
    if (!email.isTextual() || email.textValue().isBlank()) {
      return "must be an e-mail address, not " + email;
    }
    Optional<String> unkeepable = Keepable.problem(email.textValue());
    if (unkeepable.isPresent()) {
      return unkeepable.get();
    }
    if (!possible) {
      return "no mapping matches prospects by e-mail; give the id of the prospect";
    }
    return found.isEmpty()
        ? "no prospect has the e-mail '%s'; post it again once there is one, or give its id"
            .formatted(email.textValue())
        : "several prospects have the e-mail '%s': %s; give the id of one"
            .formatted(
                email.textValue(),
                found.stream().map(RecordRef::id).collect(Collectors.joining(", ")));
  }
}
