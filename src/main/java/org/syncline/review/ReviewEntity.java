package org.syncline.review;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The columns of a review that are counted by; whole rows are read as {@link Review}. */
@Entity
@Table(name = "review")
class ReviewEntity {
  @Id long id;
  String state;
}
