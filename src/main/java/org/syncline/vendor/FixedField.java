package org.syncline.vendor;

import java.util.Arrays;
import java.util.Optional;
import org.syncline.mapping.Behavior;
import org.syncline.mapping.Direction;

/** Fields of which the vendor's connector lets nobody choose who wins. */
enum FixedField {
  SCORE("score", Direction.MARKETING_TO_CRM, Behavior.ALWAYS_MARKETING),
  GRADE("grade", Direction.MARKETING_TO_CRM, Behavior.ALWAYS_MARKETING),
  CAMPAIGN("campaignId", Direction.MARKETING_TO_CRM, Behavior.ALWAYS_MARKETING),
  OWNER("salesforceOwnerId", Direction.CRM_TO_MARKETING, Behavior.USE_CRM);

  private final String marketing;
  private final Direction direction;
  private final Behavior behavior;

  FixedField(String marketing, Direction direction, Behavior behavior) {
    this.marketing = marketing;
    this.direction = direction;
    this.behavior = behavior;
  }

  static Optional<FixedField> of(String marketing) {
    return Arrays.stream(values()).filter(one -> one.marketing.equals(marketing)).findFirst();
  }

  Direction direction() {
    return direction;
  }

  Behavior behavior() {
    return behavior;
  }
}
