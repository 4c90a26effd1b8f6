package org.syncline.sandbox.people;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The CRM as the maker of people and the stream of edits need it. */
public interface CrmSide {
  /** Puts a record in as if it had been made at that time; its id. */
  String insert(String object, Map<String, Object> fields, Instant at);

  /** Sets these fields as that user; a null blanks one. */
  void update(String object, String id, Map<String, Object> fields, String who);

  /** The record as it is now; nothing if nobody can edit it: deleted, or a converted lead. */
  Optional<Map<String, Object>> get(String object, String id);
}
