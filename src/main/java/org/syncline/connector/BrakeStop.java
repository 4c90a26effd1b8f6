package org.syncline.connector;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.syncline.outbox.Effect;
import org.syncline.outbox.EffectLedger;
import org.syncline.record.SystemName;

/**
 * Too much of one effect.
 *
 * @param all what was sent within the window, and what waits
 * @param records of the object in the system
 */
record BrakeStop(
    SystemName system, String object, Effect effect, long all, long limit, long records) {
  private static final int MOST_CAUSES = 3;

  /** Needs a transaction. */
  String reason(BrakesConfig config, EffectLedger ledger) {
    List<EffectLedger.Cause> causes = ledger.causes(system, object, effect, MOST_CAUSES);
    return String.format(
        Locale.ROOT,
        "a brake stopped the sync: %d writes would each %s %s of %s within %d minutes, and %d are"
            + " allowed (syncline.brakes.share %s %% of %d, at least %d); because of %s. Look at GET"
            + " /api/v1/connector/plan, then mend the rule or mapping, or allow what waits now by"
            + " POST /api/v1/connector/resume",
        all,
        does(),
        object,
        system,
        config.window().toMinutes(),
        limit,
        number(config.share()),
        records,
        config.atLeast(),
        causes.stream()
            .map(cause -> "'" + cause.rule() + "' (" + cause.writes() + ")")
            .collect(Collectors.joining(", ")));
  }

  private String does() {
    return switch (effect) {
      case ARCHIVE -> "archive a";
      case BLANK -> "blank a value of a";
      case CREATE -> "create a";
      case REASSIGN -> "reassign a";
    };
  }

  private static String number(double share) {
    return share == Math.rint(share) ? Long.toString((long) share) : Double.toString(share);
  }
}
