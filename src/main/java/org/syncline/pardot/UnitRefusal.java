package org.syncline.pardot;

import java.util.Optional;
import org.syncline.doctor.Finding;
import org.syncline.doctor.LimitFinding;
import org.syncline.remote.RemoteAnswer;

/** Why the business unit does not let us in at all. */
final class UnitRefusal {
  static final String ACCESS =
      "Give the connected app the scope 'pardot_api', and add its user to the business unit with a"
          + " role that may read and change prospects.";

  private static final int UNKNOWN_UNIT = 201;

  private UnitRefusal() {}

  static Optional<Finding> of(RemoteAnswer answer) {
    if (answer.ok()) {
      return PardotApi.readable(answer)
          ? Optional.empty()
          : Optional.of(problem("shows us nothing at all of the prospects", ACCESS));
    }
    return PardotApi.error(answer)
        .map(UnitRefusal::of)
        .or(
            () ->
                Optional.of(
                    problem(
                        "answered %d: %s".formatted(answer.status(), answer.shown()),
                        "Check syncline.pardot.url: that does not look like Pardot.")));
  }

  private static Finding of(PardotError error) {
    if (error.dayIsUsedUp()) {
      return LimitFinding.usedUp("all of today's calls are used: " + error);
    }
    if (error.code() == UNKNOWN_UNIT) {
      return problem(
          "does not know the business unit: " + error,
          "Copy the id (0Uv..., 18 characters) from Setup > Business Unit Setup into"
              + " syncline.pardot.business-unit-id, and check that syncline.pardot.url is its host.");
    }
    return error.passing()
        ? problem("is busy: " + error, "Run doctor again in a minute.")
        : problem("refuses us: " + error, ACCESS);
  }

  private static Finding problem(String what, String advice) {
    return Finding.problem("business unit", "Pardot " + what, advice);
  }
}
