package org.syncline.mapping;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.record.Words;

/**
 * A type of activity that happens outside of both systems, as a Marketing App Extension declares
 * it.
 *
 * @param name as who posts one and rules say it
 * @param extension developer name of the extension
 * @param type developer name of the activity's type
 * @param title what it is, for people: {@code Webinar}
 * @param word how a timeline ends its sentence: {@code attended}
 * @param values that an activity of this type may bring, by name
 */
public record DeclaredActivity(
    String name,
    String extension,
    String type,
    String title,
    String word,
    Map<String, Value> values) {
  /** What every activity from outside has beside its values. */
  static final Set<String> OWN =
      Set.of("extension", "type", "typeName", "action", "createdAt", "prospectId");

  /** A value of such an activity. */
  public record Value(Type type, boolean required) {}

  /** What a value is, in the words of JSON. */
  public enum Type {
    STRING,
    NUMBER,
    BOOLEAN,
    DATE_TIME;

    public String word() {
      return Words.kebab(this);
    }
  }

  /** The declared type of this extension and type, if there is one. */
  public static Optional<DeclaredActivity> of(
      Collection<DeclaredActivity> declared, String extension, String type) {
    return declared.stream()
        .filter(one -> one.extension().equals(extension) && one.type().equals(type))
        .findFirst();
  }

  /** The fields that activities of these types have. */
  static Set<String> fields(Collection<DeclaredActivity> declared) {
    Set<String> fields = new LinkedHashSet<>(OWN);
    declared.forEach(one -> fields.addAll(one.values().keySet()));
    return fields;
  }
}
