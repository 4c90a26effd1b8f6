package org.syncline.automation;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The key of a rule's state; whole rows are read as {@link RuleState}. */
@Entity
@Table(name = "automation_rule")
class RuleStateEntity {
  @Id String name;
}
