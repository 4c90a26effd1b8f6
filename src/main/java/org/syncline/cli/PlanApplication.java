package org.syncline.cli;

import io.quarkus.runtime.QuarkusApplication;
import java.util.Optional;
import org.syncline.connector.DryRun;
import org.syncline.plan.Plan;
import org.syncline.plan.PlanRepository;

/** The server without its work: it makes one plan and ends. */
public final class PlanApplication implements QuarkusApplication {
  private static volatile Plan made;

  private final DryRun dryRun;
  private final PlanRepository plans;

  PlanApplication(DryRun dryRun, PlanRepository plans) {
    this.dryRun = dryRun;
    this.plans = plans;
  }

  @Override
  public int run(String... arguments) {
    dryRun.run(arguments[0]);
    made = plans.plan();
    return 0;
  }

  /** What came of it. The application has gone when it is asked for. */
  static final class Outcome {
    private Throwable failure;

    void ended(int status, Throwable why) {
      failure = why;
    }

    Optional<Plan> plan() {
      return failure == null ? Optional.ofNullable(made) : Optional.empty();
    }

    /** The innermost cause says it; the others say that something failed. */
    String problem() {
      Throwable cause = failure;
      while (cause != null && cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause == null ? "the application ended before there was one" : cause.getMessage();
    }
  }
}
