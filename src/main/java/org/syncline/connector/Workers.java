package org.syncline.connector;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.syncline.automation.Sweep;
import org.syncline.intake.MatchingGate;
import org.syncline.record.SystemName;
import org.syncline.sync.SyncPipeline;

/** Starts and stops the threads that do the work, and wakes the next when one has something. */
@ApplicationScoped
public class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);

  /** How long a thread waits when nobody wakes it: another node may have left work. */
  private static final long IDLE_MILLIS = 500;

  private static final long PATIENCE_MILLIS = 20_000;
  private static final int LAST = 10_000;

  /** Dead senders are looked for once in so many turns: it takes a look at all that is sent. */
  private static final int TURNS = 10;

  private final WorkersConfig config;
  private final SyncPipeline pipeline;
  private final OutboxWorker outbox;
  private final LostWrites lostWrites;
  private final ActionWorker actions;
  private final Sweep sweep;
  private final Poller poller;
  private final Rereads rereads;
  private final Connector connector;
  private final MatchingGate gate;
  private final SandboxData sandboxData;
  private final RuleSetLog ruleSetLog;
  private final VendorWatch vendor;
  private final FirstConnection firstConnection;
  private final FirstSync firstSync;
  private final Event<Started> starts;
  private final List<Worker> pipelines = new ArrayList<>();
  private final List<Worker> deliveries = new ArrayList<>();
  private final List<Worker> all = new ArrayList<>();
  private volatile boolean started;
  private int turns;

  Workers(
      WorkersConfig config,
      SyncPipeline pipeline,
      OutboxWorker outbox,
      LostWrites lostWrites,
      ActionWorker actions,
      Sweep sweep,
      Poller poller,
      Rereads rereads,
      Connector connector,
      MatchingGate gate,
      SandboxData sandboxData,
      RuleSetLog ruleSetLog,
      VendorWatch vendor,
      FirstConnection firstConnection,
      FirstSync firstSync,
      Event<Started> starts) {
    this.config = config;
    this.pipeline = pipeline;
    this.outbox = outbox;
    this.lostWrites = lostWrites;
    this.actions = actions;
    this.sweep = sweep;
    this.poller = poller;
    this.rereads = rereads;
    this.connector = connector;
    this.gate = gate;
    this.sandboxData = sandboxData;
    this.ruleSetLog = ruleSetLog;
    this.vendor = vendor;
    this.firstConnection = firstConnection;
    this.firstSync = firstSync;
    this.starts = starts;
  }

  /** The threads run: polls may begin. */
  record Started() {}

  void start(@Observes @Priority(LAST) StartupEvent event) {
    ruleSetLog.keepFirst();
    if (!config.enabled()) {
      poller.prepare();
      started = true;
      return;
    }
    sandboxData.check();
    firstConnection.check();
    poller.prepare();
    started = true;
    Pace shared = pace(config.pace());
    for (int i = 1; i <= config.pipelines(); i++) {
      pipelines.add(add("pipeline-" + i, shared, this::decide));
    }
    for (SystemName system : SystemName.values()) {
      deliveries.add(add("delivery-" + system, pace(config.pace()), () -> deliver(system)));
    }
    add("actions", pace(Duration.ZERO), this::act);
    add("automation", pace(Duration.ZERO), this::sweep);
    add("reread", pace(Duration.ZERO), this::reread);
    add("settle", pace(Duration.ZERO), this::settle);
    all.forEach(Worker::start);
    LOG.infof("%d workers run", all.size());
    starts.fireAsync(new Started());
  }

  private static Pace pace(Duration interval) {
    return new Pace(interval.toNanos(), System::nanoTime);
  }

  private Worker add(String name, Pace pace, Supplier<Worked> work) {
    Worker worker = new Worker(name, IDLE_MILLIS, pace, work);
    all.add(worker);
    return worker;
  }

  private Worked decide() {
    Worked worked = Worked.of(pipeline.take(), SyncPipeline.BATCH);
    if (worked == Worked.SOME) { // behind a full batch comes more, which goes out with it
      deliveries.forEach(Worker::wake);
    }
    return worked;
  }

  Worked deliver(SystemName system) {
    Connector.State state = connector.state();
    if (state.paused() || !vendor.clear(state.since())) {
      return Worked.NOTHING;
    }
    Worked sent = outbox.send(system);
    if (sent != Worked.NOTHING) {
      wakePipelines();
    }
    return sent;
  }

  private Worked act() {
    Connector.State state = connector.state();
    if (state.paused() || !vendor.clear(state.since())) {
      return Worked.NOTHING;
    }
    actions.settleLost();
    return Worked.of(actions.deliver(), ActionWorker.MOST);
  }

  private Worked sweep() {
    Worked worked = Worked.of(sweep.step(), Sweep.PAGE);
    if (worked != Worked.NOTHING) {
      wakePipelines();
    }
    return worked;
  }

  Worked reread() {
    boolean read = connector.reads() && rereads.reread();
    if (read) {
      wakePipelines();
    }
    return Worked.NOTHING;
  }

  private Worked settle() {
    if (turns++ % TURNS == 0) {
      lostWrites.adoptOrphans();
    }
    if (connector.reads()) {
      lostWrites.settleLostCreates();
    }
    gate.step();
    firstSync.step();
    return Worked.NOTHING;
  }

  /** Whether polls may begin: the scheduler starts earlier than we do. */
  boolean started() {
    return started;
  }

  /** There is something in the intake. */
  public void wakePipelines() {
    pipelines.forEach(Worker::wake);
  }

  void stop(@Observes ShutdownEvent event) {
    all.forEach(worker -> worker.stop(PATIENCE_MILLIS));
  }
}
