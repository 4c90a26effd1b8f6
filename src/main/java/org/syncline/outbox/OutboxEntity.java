package org.syncline.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The columns of the outbox that are counted by; whole rows are read as {@link OutboxRow}. */
@Entity
@Table(name = "outbox")
class OutboxEntity {
  @Id long id;
  String system;
  String object;
  String state;
}
