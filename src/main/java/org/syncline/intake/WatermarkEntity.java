package org.syncline.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** The key of a watermark; whole rows are read as {@link Watermarks.Watermark}. */
@Entity
@Table(name = "watermark")
@IdClass(WatermarkEntity.Key.class)
class WatermarkEntity {
  @Id String system;
  @Id String source;

  record Key(String system, String source) implements Serializable {}
}
