package org.syncline.salesforce;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.syncline.outbox.Write;

/** The external id field of ours, on the objects that have it. */
final class ExternalIds {
  private final String field;
  private final VisibleFields visible;
  private final Map<String, Boolean> has = new ConcurrentHashMap<>();

  ExternalIds(String field, VisibleFields visible) {
    this.field = field;
    this.visible = visible;
  }

  String field() {
    return field;
  }

  /** Asked once an object, so a field that is added later counts from the next start. */
  boolean on(String object) {
    return has.computeIfAbsent(object, name -> visible.has(name, field));
  }

  /** One of a kind over databases that begin to count anew, and the same at every retry. */
  static String of(Write write) {
    return "syncline-" + write.firstSentAt().toEpochMilli() + "-" + write.id();
  }
}
