package org.syncline.sync;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.outbox.Delivery.Rejection;
import org.syncline.outbox.OutboxField;
import org.syncline.outbox.OutboxRow;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/**
 * Values for which a create was refused. The record is made without them; once it is linked they
 * are written, refused and told as any field's are.
 */
record RefusedValues(OutboxRow row, Mapping mapping) {

  /** What is left to create; empty where the record itself is refused, or cannot do without. */
  Optional<Map<String, OutboxField>> rest(List<Rejection> rejections) {
    Set<String> refused = new HashSet<>();
    for (Rejection why : rejections) {
      List<String> named = why.fields().stream().filter(row.fields()::containsKey).toList();
      if (named.isEmpty()) {
        return Optional.empty();
      }
      refused.addAll(named);
    }
    Map<String, OutboxField> rest = new HashMap<>(row.fields());
    refused.forEach(name -> replace(rest, name));
    boolean some = !rest.isEmpty() && refused.stream().allMatch(this::dispensable);
    return some ? Optional.of(rest) : Optional.empty();
  }

  /** Not what it is recognised by, nor what is only ever given to a new record: its owner. */
  private boolean dispensable(String name) {
    SystemName system = row.system();
    return mapping.match().stream().noneMatch(pair -> pair.name(system).equals(name))
        && mapping.writes(system, name);
  }

  private void replace(Map<String, OutboxField> rest, String name) {
    OutboxField refused = rest.remove(name);
    mapping.fields().stream()
        .filter(field -> field.name(row.system()).equals(name))
        .flatMap(field -> standIn(field).stream())
        .filter(value -> !value.equals(refused.value()))
        .findFirst()
        .ifPresent(value -> rest.put(name, refused.standingIn(row.system(), value)));
  }

  private Optional<FieldValue> standIn(FieldMapping field) {
    return Optional.ofNullable(field.onCreate().get(row.system())).map(FieldValue::of);
  }
}
