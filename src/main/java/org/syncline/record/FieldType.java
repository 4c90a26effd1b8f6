package org.syncline.record;

/** What kind of value a mapped field holds; decides when two values are equal. */
public enum FieldType {
  TEXT,
  EMAIL,
  PHONE,
  NUMBER,
  BOOLEAN,
  DATE,
  DATETIME,
  PICKLIST,
  MULTI_PICKLIST,
  ID,
  URL;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
