package org.syncline.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.syncline.bench.People.Both;
import org.syncline.bench.Side.Entry;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSetLoader;

/**
 * What a script would do: read both systems, pair by e-mail in memory, let the master of each field
 * win, write. The requests are the server's; there are no rules, no database and no history.
 */
final class PlainLoop {
  private static final int SHOWN = 3;

  private final BothSystems systems;
  private final Mapping mapping;
  private final Map<SystemName, List<Write>> writes =
      Map.of(SystemName.MARKETING, new ArrayList<>(), SystemName.CRM, new ArrayList<>());
  private final Map<SystemName, Instant> oldest;
  private long decided;

  private PlainLoop(BothSystems systems, People people) {
    this.systems = systems;
    this.mapping = people.mapping();
    this.oldest =
        Map.of(
            SystemName.MARKETING, people.marketing().oldest(),
            SystemName.CRM, people.crm().oldest());
  }

  /**
   * @param args where the sandbox is, and how many pairs are expected
   */
  public static void main(String[] args) throws IOException {
    long began = System.nanoTime();
    BothSystems systems = BothSystems.at(URI.create(args[0]), Server.CLIENT);
    var mappings = RuleSetLoader.load(Path.of("rules"), Path.of("mappings")).mappings();
    People people = People.read(systems, mappings);
    double read = Seconds.since(began);
    if (people.crm().size() != Integer.parseInt(args[1])) {
      throw new IllegalStateException("read " + people.crm().size() + " pairs, not " + args[1]);
    }
    PlainLoop loop = new PlainLoop(systems, people);
    people.pairs().forEach(loop::decide);
    loop.write();
    System.out.printf(
        "{\"seconds\":%s,\"secondsRead\":%s,\"decisions\":%d,\"toMarketing\":%d,\"toCrm\":%d}%n",
        Seconds.since(began),
        read,
        loop.decided,
        loop.writes.get(SystemName.MARKETING).size(),
        loop.writes.get(SystemName.CRM).size());
    // whoever measures us looks at the process before it ends
    System.in.read();
  }

  private void decide(Both both) {
    Map<SystemName, Map<String, FieldValue>> wanted = new HashMap<>();
    for (int i = 0; i < mapping.fields().size(); i++) {
      if (!People.same(mapping.fields().get(i), both, i)) {
        decide(mapping.fields().get(i), both, i, wanted);
      }
    }
    wanted.forEach((system, fields) -> add(system, both, fields));
  }

  private void decide(
      FieldMapping field, Both both, int index, Map<SystemName, Map<String, FieldValue>> wanted) {
    SystemName winner = winner(field, both, index);
    SystemName loser = winner.other();
    FieldValue value = of(winner, both).values()[index];
    if (mapping.writes(field, loser)) {
      decided++;
      wanted
          .computeIfAbsent(loser, system -> new HashMap<>())
          .put(field.name(loser), field.type().typed(value).orElse(value));
    }
  }

  private static Entry of(SystemName system, Both both) {
    return system == SystemName.MARKETING ? both.marketing() : both.crm();
  }

  private static SystemName winner(FieldMapping field, Both both, int index) {
    SystemName master = master(field, both);
    boolean blank = of(master, both).values()[index].blank();
    return blank && of(master.other(), both).values()[index].present() ? master.other() : master;
  }

  private static SystemName master(FieldMapping field, Both both) {
    return switch (field.behavior()) {
      case USE_MARKETING, USE_MARKETING_UNLESS_BLANK, ALWAYS_MARKETING -> SystemName.MARKETING;
      case USE_CRM, USE_CRM_UNLESS_BLANK, ALWAYS_CRM -> SystemName.CRM;
      case MOST_RECENT ->
          both.marketing().modifiedAt().isAfter(both.crm().modifiedAt())
              ? SystemName.MARKETING
              : SystemName.CRM;
      case MERGE, REVIEW, DO_NOT_SYNC ->
          throw new IllegalStateException(
              "the plain loop has no answer for " + field.marketing() + ": " + field.behavior());
    };
  }

  private void add(SystemName system, Both both, Map<String, FieldValue> fields) {
    List<Write> all = writes.get(system);
    Optional<String> target = Optional.of(of(system, both).id());
    all.add(
        new Write(
            all.size() + 1L,
            mapping.object(system),
            Write.Kind.UPDATE,
            target,
            fields,
            Instant.now()));
  }

  /** Both systems at once, as the server's two delivery threads do. */
  private void write() {
    CompletableFuture<Void> marketing =
        CompletableFuture.runAsync(
            () -> write(SystemName.MARKETING), task -> new Thread(task, "write-marketing").start());
    write(SystemName.CRM);
    marketing.join();
  }

  private void write(SystemName system) {
    List<Write> all = writes.get(system);
    RecordWriter writer = systems.writer(system);
    int from = 0;
    while (from < all.size()) {
      String object = all.get(from).object();
      int most = writer.batchSize(object, Write.Kind.UPDATE, all.size() - from);
      List<Write> batch = all.subList(from, Math.min(all.size(), from + most));
      send(writer, object, batch, oldest.get(system));
      from += batch.size();
    }
  }

  /** With the look at the targets' stamps that the server takes before it writes. */
  static void send(RecordWriter writer, String object, List<Write> batch, Instant since) {
    List<String> ids = batch.stream().map(write -> write.recordId().orElseThrow()).toList();
    writer.stamps(object, ids, since);
    List<Delivery> refused =
        writer.write(batch).stream()
            .filter(delivery -> !(delivery instanceof Delivery.Delivered))
            .toList();
    if (!refused.isEmpty()) {
      throw new IllegalStateException(
          refused.size()
              + " writes to "
              + writer.system()
              + " did not go through: "
              + refused.stream()
                  .limit(SHOWN)
                  .map(String::valueOf)
                  .collect(Collectors.joining("; ")));
    }
  }
}
