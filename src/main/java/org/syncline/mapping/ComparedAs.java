package org.syncline.mapping;

import org.syncline.record.Words;

/** What a compared field holds, which says how alike two of its values are. */
public enum ComparedAs {
  /** A person's first or last name: misspelt, and sometimes in each other's field. */
  NAME,
  /** Street and number, which a household or a company shares. */
  STREET,
  /** Words that many share: a city, a company. */
  TEXT,
  /** Digits and letters that many share: a postal code. */
  CODE,
  /** A telephone number, with or without its country, which a household or a company shares. */
  PHONE,
  /** A day of one's own, such as that of birth. */
  DATE,
  /** One of a few words: a state, a country. */
  PICKLIST;

  /** As it is written in a mapping file. */
  public String word() {
    return Words.kebab(this);
  }
}
