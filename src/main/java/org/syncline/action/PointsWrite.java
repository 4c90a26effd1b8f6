package org.syncline.action;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;

/** The write that adds points to a score. */
public final class PointsWrite {
  public static final String SCORE = ProspectSteps.SCORE;

  private PointsWrite() {}

  public static BigDecimal points(ActionRow row) {
    return new BigDecimal(row.fields().get("points").text());
  }

  public static Step.Send of(ActionRow row, BigDecimal score) {
    return ProspectSteps.score(row, FieldValue.of(score));
  }

  /** A prospect's score; one that was never given any has none. Empty where it is no number. */
  public static Optional<BigDecimal> score(Map<String, FieldValue> prospect) {
    FieldValue score = prospect.getOrDefault(SCORE, FieldValue.NOT_PROVIDED);
    if (score.blank()) {
      return Optional.of(BigDecimal.ZERO);
    }
    return FieldType.NUMBER
        .typed(score)
        .filter(FieldValue::present)
        .map(number -> new BigDecimal(number.text()));
  }
}
