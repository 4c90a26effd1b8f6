package org.syncline.action;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key of an action; whole rows are read as {@link ActionRow}. */
@Entity
@Table(name = "action")
class ActionEntity {
  @Id Long id;
}
