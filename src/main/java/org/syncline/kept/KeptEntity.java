package org.syncline.kept;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key of a kept record; whole rows are read as {@link Kept}. */
@Entity
@Table(name = "kept_record")
class KeptEntity {
  @Id String record;
}
