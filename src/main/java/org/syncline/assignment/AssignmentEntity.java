package org.syncline.assignment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key of an assignment; whole rows are read as {@link Assignment}. */
@Entity
@Table(name = "assignment")
class AssignmentEntity {
  @Id Long id;
}
