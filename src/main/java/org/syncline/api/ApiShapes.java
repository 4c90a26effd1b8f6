package org.syncline.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The shapes of request bodies, for the API's description; they are read by hand. */
final class ApiShapes {
  private ApiShapes() {}

  record Changes(List<PushedChange> changes) {}

  record PushedChange(
      String system,
      String object,
      String id,
      Instant modifiedAt,
      Map<String, Object> fields,
      Map<String, Instant> fieldTimes,
      Boolean deleted,
      String key,
      String changedBy) {}

  record Activities(List<Activity> activities) {}

  record Activity(
      String type,
      String prospect,
      String email,
      Instant at,
      String key,
      Map<String, Object> values) {}

  record Evaluation(
      String mapping, Instant now, OneSide marketing, OneSide crm, Map<String, Object> base) {}

  record OneSide(
      String id,
      Instant modifiedAt,
      Map<String, Object> fields,
      Map<String, Instant> fieldTimes,
      String changedBy) {}

  record ScenarioRun(List<String> files, String text) {}

  record Take(Object take) {}

  record SharingQuestion(String mapping, String field, List<String> is) {}

  record NamedRule(String rule) {}

  record Pause(String reason, Boolean reading) {}
}
