package org.syncline.decision;

import org.syncline.record.FieldValue;

/**
 * The values that both sides last agreed on, each as its side shows it. They differ where a target
 * stored something else than it was sent, or where a mapping translates words.
 */
public record Agreed(FieldValue marketing, FieldValue crm) {
  public FieldValue of(org.syncline.record.SystemName system) {
    return system == org.syncline.record.SystemName.MARKETING ? marketing : crm;
  }
}
