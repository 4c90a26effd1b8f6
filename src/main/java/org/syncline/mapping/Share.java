package org.syncline.mapping;

import java.util.List;
import java.util.function.Function;
import org.syncline.record.FieldValue;

/**
 * Which CRM records marketing gets to see: those of which one field has one of these values, letter
 * for letter. The vendor calls it marketing data sharing.
 */
public record Share(String field, List<String> values) {
  /** A record whose field was not read yet is not taken for one that does not match. */
  public boolean with(Function<String, FieldValue> crm) {
    FieldValue value = crm.apply(field);
    return !value.provided() || values.contains(value.text().strip());
  }

  @Override
  public String toString() {
    return field + " is " + String.join(" or ", values);
  }
}
