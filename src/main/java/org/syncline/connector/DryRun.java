package org.syncline.connector;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.syncline.connector.KnownState.Owner;
import org.syncline.intake.MatchingGate;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSets;
import org.syncline.sync.SyncPipeline;

/**
 * A full sync up to, but without, its writes: for a process of its own, in a schema of its own, in
 * which no worker runs.
 */
@ApplicationScoped
public class DryRun {
  /** To whom prospects belong; rules may ask for all else that is kept. */
  private static final String USER = "User";

  private final KnownState known;
  private final SandboxData systems;
  private final Poller poller;
  private final KeptPoller kept;
  private final RuleSets ruleSets;
  private final Rereads rereads;
  private final Watermarks watermarks;
  private final MatchingGate gate;
  private final SyncPipeline pipeline;
  private final Clock clock;

  DryRun(
      KnownState known,
      SandboxData systems,
      Poller poller,
      KeptPoller kept,
      RuleSets ruleSets,
      Rereads rereads,
      Watermarks watermarks,
      MatchingGate gate,
      SyncPipeline pipeline,
      Clock clock) {
    this.known = known;
    this.systems = systems;
    this.poller = poller;
    this.kept = kept;
    this.ruleSets = ruleSets;
    this.rereads = rereads;
    this.watermarks = watermarks;
    this.gate = gate;
    this.pipeline = pipeline;
    this.clock = clock;
  }

  /**
   * Starts from what a server knows, reads both systems to the end, and decides everything.
   *
   * @param live the schema in which a server works, or would
   * @throws IllegalStateException if a system could not be read, with what it said
   */
  public void run(String live) {
    Optional<Owner> owner = QuarkusTransaction.requiringNew().call(() -> known.owner(live));
    owner.ifPresent(whose -> take(live, whose));
    poller.fullSync();
    for (SystemName system : SystemName.values()) {
      poller.poll(system);
    }
    refuseUnread();
    boolean all = ruleSets.current().asked().anything();
    for (SystemName system : SystemName.values()) {
      kept.poll(system, object -> all || object.object().equalsIgnoreCase(USER));
    }
    decideAll();
    if (owner.filter(Owner::used).isPresent()) {
      QuarkusTransaction.requiringNew().run(() -> known.revisitUnlinked(clock.instant()));
      decideAll();
    }
  }

  private void decideAll() {
    do {
      rereads.reread();
      pipeline.drain();
      gate.step();
    } while (pipeline.step());
  }

  /** A sandbox inside the server begins anew with it, so that what was known of it is nothing. */
  private void take(String live, Owner owner) {
    if (owner.used() && owner.sandbox() == systems.real()) {
      throw new IllegalStateException(
          owner.sandbox()
              ? "this database holds the sandbox's records, and the settings name real systems"
              : "this database holds records of real systems, and the settings name none");
    }
    if (owner.used() && systems.real()) {
      QuarkusTransaction.requiringNew().run(() -> known.copy(live));
    }
  }

  private void refuseUnread() {
    List<Watermark> marks = QuarkusTransaction.requiringNew().call(watermarks::all);
    for (Watermark mark : marks.stream().filter(mark -> !mark.kept()).toList()) {
      if (mark.problem() != null || !mark.readToEnd()) {
        throw new IllegalStateException(
            "%s of %s could not be read: %s"
                .formatted(mark.source(), mark.system(), mark.problem()));
      }
    }
    if (marks.isEmpty()) {
      throw new IllegalStateException("no mapping names anything to read");
    }
  }
}
