package org.syncline.console;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.syncline.connector.Backlog;
import org.syncline.connector.Connector;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.errors.SyncErrorRepository.OfKind;
import org.syncline.history.RuleSetVersions;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.mirror.MirrorRepository;
import org.syncline.mirror.MirrorRepository.OfObject;
import org.syncline.outbox.OutboxRepository;
import org.syncline.outbox.OutboxRepository.Oldest;
import org.syncline.record.SystemName;
import org.syncline.remote.ApiUse;
import org.syncline.remote.ApiUseSource;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.LiveRuleSets.Reload;
import org.syncline.rules.RuleSet;

/** Puts together what the first page shows. Waits for the database: never on an event loop. */
@ApplicationScoped
class Overviews {
  private static final int LATEST_ERRORS = 5;

  private final Connector connector;
  private final Watermarks watermarks;
  private final SyncErrorRepository errors;
  private final RuleSetVersions versions;
  private final LiveRuleSets ruleSets;
  private final Throughput throughput;
  private final JustSynced justSynced;
  private final Travels travels;
  private final List<ApiUseSource> apiUses;
  private final Clock clock;
  private final Kept<Waiting> waiting;
  private final Kept<List<OfObject>> records;

  Overviews(
      Connector connector,
      Watermarks watermarks,
      Backlog backlog,
      OutboxRepository outbox,
      MirrorRepository mirrors,
      SyncErrorRepository errors,
      RuleSetVersions versions,
      LiveRuleSets ruleSets,
      Throughput throughput,
      JustSynced justSynced,
      Travels travels,
      @All List<ApiUseSource> apiUses,
      ExecutorService executor,
      Clock clock) {
    this.connector = connector;
    this.watermarks = watermarks;
    this.errors = errors;
    this.versions = versions;
    this.ruleSets = ruleSets;
    this.throughput = throughput;
    this.justSynced = justSynced;
    this.travels = travels;
    this.apiUses = apiUses;
    this.clock = clock;
    this.waiting =
        new Kept<>(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () ->
                            new Waiting(
                                backlog.counts(), outbox.oldestWaiting(), errors.countByKind())),
            executor,
            System::nanoTime);
    this.records =
        new Kept<>(
            () -> QuarkusTransaction.requiringNew().call(mirrors::counts),
            executor,
            System::nanoTime);
  }

  /** What has to be counted, which takes a while where it is much. */
  private record Waiting(Backlog.Counts counts, List<Oldest> oldest, List<OfKind> errors) {}

  /** How the sync is doing, as read at one time. */
  private record Looked(
      Connector.State state, List<Watermark> marks, Optional<Waiting> waiting, Reload reload) {
    Optional<Backlog.Counts> counts() {
      return waiting.map(Waiting::counts);
    }

    List<Watermark> marks(SystemName system) {
      return marks.stream().filter(mark -> mark.system() == system).toList();
    }

    Instant oldestWaiting(SystemName system) {
      return waiting.stream()
          .flatMap(all -> all.oldest().stream())
          .filter(oldest -> oldest.system() == system)
          .map(Oldest::since)
          .findFirst()
          .orElse(null);
    }
  }

  Overview now() {
    Looked looked =
        new Looked(
            connector.state(),
            QuarkusTransaction.requiringNew().call(watermarks::all),
            waiting.value(),
            ruleSets.lastReload().orElse(null));
    Optional<TravelCard> travel = travels.card(looked.state().paused());
    return new Overview(
        new States(
                looked.state(),
                looked.marks(),
                looked.counts(),
                looked.waiting().map(Waiting::oldest).orElse(List.of()),
                Optional.ofNullable(looked.reload()),
                clock.instant())
            .view(),
        systems(looked),
        FlowView.of(throughput.perSecond(), looked.counts().orElse(null)),
        justSynced.rows(travels.all()),
        errors(looked),
        rules(looked.reload()),
        travel);
  }

  private List<SystemView> systems(Looked looked) {
    Optional<List<OfObject>> counted = records.value();
    return Stream.of(SystemName.CRM, SystemName.MARKETING)
        .map(system -> system(system, looked, counted.orElse(List.of())))
        .toList();
  }

  private SystemView system(SystemName system, Looked looked, List<OfObject> counted) {
    List<Watermark> marks = looked.marks(system);
    Optional<Watermark> failing = SystemView.failing(marks);
    return new SystemView(
        system,
        SystemView.condition(marks, looked.state().reads()),
        SystemView.readAt(marks).orElse(null),
        failing.map(mark -> mark.source() + ": " + mark.problem()).orElse(null),
        failing.map(Watermark::failedAt).orElse(null),
        apiUse(system),
        counted.stream().filter(of -> of.system() == system).toList(),
        looked.counts().map(counts -> waitingFor(system, counts)).orElse(null),
        looked.oldestWaiting(system));
  }

  private static long waitingFor(SystemName system, Backlog.Counts counts) {
    return system == SystemName.CRM ? counts.waitingForCrm() : counts.waitingForMarketing();
  }

  private ApiUse apiUse(SystemName system) {
    return apiUses.stream()
        .filter(source -> source.system() == system)
        .flatMap(source -> source.apiUse().stream())
        .findFirst()
        .orElse(null);
  }

  private ErrorsView errors(Looked looked) {
    return new ErrorsView(
        looked.waiting().map(Waiting::errors).orElse(List.of()),
        QuarkusTransaction.requiringNew().call(() -> errors.newest(LATEST_ERRORS)),
        looked.counts().map(Backlog.Counts::reviews).orElse(0L));
  }

  private RulesView rules(Reload reload) {
    RuleSet current = ruleSets.current();
    Instant since =
        QuarkusTransaction.requiringNew()
            .call(() -> versions.when(current.version()))
            .map(RuleSetVersions.Version::lastAt)
            .orElse(null);
    return RulesView.of(current, since, reload);
  }
}
