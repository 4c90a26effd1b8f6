package org.syncline.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The columns of the intake that are counted by; whole rows are read as {@link IntakeRow}. */
@Entity
@Table(name = "intake")
class IntakeEntity {
  @Id long id;
  String record;
}
