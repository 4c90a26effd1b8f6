package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.syncline.api.ApiProblem.Reason;
import org.syncline.kept.PostedActivity;
import org.syncline.mapping.DeclaredActivity;
import org.syncline.mapping.MappingSet;
import org.syncline.record.FieldValue;
import org.syncline.record.Keepable;
import org.syncline.record.RecordRef;

/** Reads posted activities; collects everything that is wrong with any of them. */
final class ActivityItems {
  private static final Set<String> KEYS =
      Set.of("type", "prospect", "email", "at", "key", "values");

  private final MappingSet mappings;
  private final ActivityPeople people;
  private final Instant now;
  private final List<Reason> reasons = new ArrayList<>();
  private int index;

  ActivityItems(MappingSet mappings, ActivityPeople people, Instant now) {
    this.mappings = mappings;
    this.people = people;
    this.now = now;
  }

  /** The e-mail addresses that items name, as far as the database can be asked for them. */
  static Set<String> emails(JsonNode items) {
    Set<String> emails = new TreeSet<>();
    StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path("email"))
        .filter(email -> email.isTextual() && Keepable.problem(email.textValue()).isEmpty())
        .forEach(email -> emails.add(email.textValue()));
    return emails;
  }

  /**
   * All of them.
   *
   * @throws ApiProblem with index, field and reason of each bad item
   */
  List<PostedActivity> read(JsonNode items) {
    List<PostedActivity> activities = new ArrayList<>();
    for (JsonNode item : items) {
      int before = reasons.size();
      Optional<PostedActivity> activity = activity(item);
      if (reasons.size() == before) {
        activity.ifPresent(activities::add);
      }
      index++;
    }
    if (!reasons.isEmpty()) {
      throw ApiProblem.bad("nothing was accepted: " + reasons.size() + " mistakes", reasons);
    }
    return activities;
  }

  private void wrong(String field, String reason) {
    reasons.add(new Reason(index, field, reason));
  }

  private Optional<PostedActivity> activity(JsonNode item) {
    if (!item.isObject()) {
      wrong("", "an activity is a JSON object");
      return Optional.empty();
    }
    PushedItem pushed = new PushedItem(item, this::wrong);
    pushed.onlyKeys(KEYS);
    Optional<DeclaredActivity> type = type(item.path("type"));
    Optional<RecordRef> prospect = people.of(item, this::wrong);
    Optional<Instant> at =
        item.has("at") ? Optional.ofNullable(pushed.time("at", now)) : Optional.empty();
    Optional<String> key = pushed.key();
    if (type.isEmpty() || prospect.isEmpty()) {
      return Optional.empty();
    }
    Map<String, FieldValue> values =
        new ActivityValues(type.get(), this::wrong).read(item.path("values"));
    return Optional.of(
        new PostedActivity(
            type.get(),
            prospect.get(),
            at.orElse(now),
            key.orElseGet(() -> PostedActivity.digest(prospect.get(), at, values)),
            values));
  }

  private Optional<DeclaredActivity> type(JsonNode node) {
    Map<String, DeclaredActivity> declared = mappings.activities();
    Optional<DeclaredActivity> type =
        Optional.ofNullable(node.isTextual() ? declared.get(node.textValue()) : null);
    if (type.isEmpty()) {
      String known =
          declared.isEmpty()
              ? "for no file in mappings declares activities"
              : "allowed: " + String.join(", ", new TreeSet<>(declared.keySet()));
      wrong("type", "unknown type '" + node.asText() + "', " + known);
    }
    return type;
  }
}
