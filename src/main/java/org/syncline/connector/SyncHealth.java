package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.rules.LiveRuleSets;

/**
 * Ready means serving; what is wrong with a poll or a rule file, or what a brake stopped, shows as
 * data beside it.
 */
@Readiness
@ApplicationScoped
class SyncHealth implements HealthCheck {
  private final Connector connector;
  private final Watermarks watermarks;
  private final LiveRuleSets ruleSets;

  SyncHealth(Connector connector, Watermarks watermarks, LiveRuleSets ruleSets) {
    this.connector = connector;
    this.watermarks = watermarks;
    this.ruleSets = ruleSets;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder health = HealthCheckResponse.named("sync").up();
    Connector.State state = connector.state();
    health.withData("state", state.paused() ? "paused" : "running");
    if (state.braked()) {
      health.withData("brakes", "degraded: " + state.reason());
    }
    health.withData("ruleSet", ruleSets.current().version());
    ruleSets
        .lastReload()
        .filter(reload -> !reload.problems().isEmpty())
        .ifPresent(reload -> health.withData("rules", "degraded: " + reload.problems()));
    String failing = failing();
    if (!failing.isEmpty()) {
      health.withData("polls", "degraded: " + failing);
    }
    return health.build();
  }

  private String failing() {
    List<Watermark> marks = QuarkusTransaction.requiringNew().call(watermarks::all);
    return marks.stream()
        .filter(mark -> mark.problem() != null)
        .map(mark -> mark.source() + " of " + mark.system() + ": " + mark.problem())
        .collect(Collectors.joining("; "));
  }
}
