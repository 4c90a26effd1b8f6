package org.syncline.errors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The columns of a sync error that are counted by; whole rows are read as {@link SyncError}. */
@Entity
@Table(name = "sync_error")
class SyncErrorEntity {
  @Id long id;
  String kind;
  String state;
}
