package org.syncline.matching;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The columns of a link that are counted by; whole rows are read as {@link Link}. */
@Entity
@Table(name = "link")
class LinkEntity {
  @Id long id;
  String marketing;
  String crm;
  boolean open;
}
