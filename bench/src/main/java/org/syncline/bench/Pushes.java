package org.syncline.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.syncline.bench.People.Both;
import org.syncline.record.SystemName;

/**
 * A stream of edits, half of them in each system, each pushed as soon as it is made. Pushes have
 * their times, whether the one before is through or not; latencies count from these times, so that
 * a server that stalls cannot hide it by slowing the stream down.
 */
final class Pushes {
  private static final double P50 = 0.5;
  private static final double P90 = 0.9;
  private static final double P99 = 0.99;
  private static final double NANOS_A_MILLI = 1e6;
  private static final long EDIT_AHEAD_MILLIS = 200;
  private static final long LEAD_MILLIS = 1000;
  private static final int THREADS = 24;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Sandbox sandbox;
  private final List<Push> pushes = new ArrayList<>();
  private final Instant since = Instant.now();

  /** An edit of one field, and where it has to arrive. */
  record Push(
      SystemName from, String object, String id, String field, String value, Arrival arrival) {}

  /** A field of the record on the other side. */
  record Arrival(SystemName system, String id, String field) {
    boolean shownBy(Sandbox.Written write) {
      return write.fields().contains(field);
    }

    String record() {
      return system + " " + id;
    }
  }

  /** Who is told of an edit. */
  interface Receiver {
    void told(Push push, Instant edited) throws IOException, InterruptedException;
  }

  Pushes(Sandbox sandbox, List<Both> people) {
    this.sandbox = sandbox;
    for (int i = 0; i < people.size(); i++) {
      Both both = people.get(i);
      pushes.add(i % 2 == 0 ? ofCrm(both, i) : ofMarketing(both, i));
    }
  }

  /** Salesforce is the master of titles. */
  private static Push ofCrm(Both both, int number) {
    return new Push(
        SystemName.CRM,
        "Lead",
        both.crm().id(),
        "Title",
        "Pushed " + number,
        new Arrival(SystemName.MARKETING, both.marketing().id(), "jobTitle"));
  }

  /** Of departments, whoever moved. */
  private static Push ofMarketing(Both both, int number) {
    return new Push(
        SystemName.MARKETING,
        "prospect",
        both.marketing().id(),
        "department",
        "Pushed " + number,
        new Arrival(SystemName.CRM, both.crm().id(), "Department__c"));
  }

  /** Sends all of them; what comes after it is measured. */
  void warmUp(int rate, Receiver receiver) throws InterruptedException, ExecutionException {
    stream(rate, receiver);
  }

  /** Sends all of them and waits for what arrives. */
  Map<String, Double> send(int rate, Receiver receiver)
      throws IOException, InterruptedException, ExecutionException {
    List<Instant> times = stream(rate, receiver);
    Map<String, Instant> arrived = arrivals();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (arrived.size() < pushes.size() && Instant.now().isBefore(deadline)) {
      Thread.sleep(LEAD_MILLIS);
      arrived = arrivals();
    }
    return figures(times, arrived);
  }

  private List<Instant> stream(int rate, Receiver receiver)
      throws InterruptedException, ExecutionException {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    try {
      long nanos = TimeUnit.SECONDS.toNanos(1) / rate;
      long firstNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAD_MILLIS);
      Instant first = Instant.now().plusMillis(LEAD_MILLIS);
      List<Instant> times = new ArrayList<>();
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < pushes.size(); i++) {
        Push push = pushes.get(i);
        times.add(first.plusNanos(i * nanos));
        long inNanos = firstNanos + i * nanos - System.nanoTime();
        CompletableFuture<Instant> edited = new CompletableFuture<>();
        threads.schedule(
            () -> edited.complete(edit(push)),
            inNanos - TimeUnit.MILLISECONDS.toNanos(EDIT_AHEAD_MILLIS),
            TimeUnit.NANOSECONDS);
        sent.add(
            threads.schedule(
                () -> {
                  receiver.told(push, edited.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
                  return null;
                },
                inNanos,
                TimeUnit.NANOSECONDS));
      }
      for (Future<?> one : sent) {
        one.get();
      }
      return times;
    } finally {
      threads.shutdownNow();
    }
  }

  private Instant edit(Push push) throws IOException, InterruptedException {
    String object = push.from() == SystemName.CRM ? push.object() : push.object() + "s";
    sandbox.edit(push.from().word(), object, push.id(), push.field(), push.value());
    return Instant.now();
  }

  /** When each record was first written in the field, by the sandbox's clock, which is ours. */
  private Map<String, Instant> arrivals() throws IOException, InterruptedException {
    Map<String, Arrival> awaited = new HashMap<>();
    pushes.forEach(push -> awaited.put(push.arrival().record(), push.arrival()));
    Map<String, Instant> arrived = new HashMap<>();
    for (Sandbox.Written write : sandbox.writes(Integer.MAX_VALUE)) {
      String record = write.system() + " " + write.id();
      Arrival arrival = awaited.get(record);
      if (arrival != null && arrival.shownBy(write) && write.at().isAfter(since)) {
        arrived.putIfAbsent(record, write.at());
      }
    }
    return arrived;
  }

  private Map<String, Double> figures(List<Instant> times, Map<String, Instant> arrived) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < pushes.size(); i++) {
      Instant at = arrived.get(pushes.get(i).arrival().record());
      if (at != null) {
        millis.add(Duration.between(times.get(i), at).toNanos() / NANOS_A_MILLI);
      }
    }
    Spread spread = new Spread(millis);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("p50 ms", spread.at(P50));
    figures.put("p90 ms", spread.at(P90));
    figures.put("p99 ms", spread.at(P99));
    figures.put("max ms", spread.most());
    figures.put("pushed", (double) pushes.size());
    figures.put("lost", (double) (pushes.size() - arrived.size()));
    return figures;
  }
}
