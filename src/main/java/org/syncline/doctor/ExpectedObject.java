package org.syncline.doctor;

import java.util.List;

/**
 * What the mappings expect of an object of a system.
 *
 * @param created whether records of it are made
 */
public record ExpectedObject(String name, List<ExpectedField> fields, boolean created) {
  public ExpectedObject {
    fields = List.copyOf(fields);
  }

  public boolean written() {
    return fields.stream().anyMatch(ExpectedField::written);
  }
}
