package org.syncline.assignment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syncline.decision.criteria.Prospect;
import org.syncline.decision.criteria.Related;
import org.syncline.mapping.Mapping;
import org.syncline.record.FieldValue;

/**
 * A prospect that needs an owner in the CRM.
 *
 * @param mapping by which its CRM record would be made
 * @param fields of the prospect
 * @param known what is kept of it and rules ask for
 * @param wish whom an automation rule has it given to
 */
public record Request(
    Prospect prospect,
    Mapping mapping,
    Map<String, FieldValue> fields,
    List<? extends Related> known,
    Optional<Wish> wish) {
  public FieldValue field(String name) {
    return fields.getOrDefault(name, FieldValue.NOT_PROVIDED);
  }
}
