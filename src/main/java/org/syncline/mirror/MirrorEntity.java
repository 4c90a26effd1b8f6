package org.syncline.mirror;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The columns of the mirror that queries select by; whole rows are read as {@link Mirrored}. */
@Entity
@Table(name = "mirror")
class MirrorEntity {
  @Id String record;
  Instant stamp;
  String standing;
  boolean deleted;
}
