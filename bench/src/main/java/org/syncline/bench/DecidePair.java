package org.syncline.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.jboss.logmanager.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.syncline.bench.People.Both;
import org.syncline.bench.Side.Entry;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.Pair;
import org.syncline.decision.PairDecider;
import org.syncline.mapping.FieldMapping;
import org.syncline.mapping.Mapping;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldType;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.RecordSnapshot;
import org.syncline.record.SystemName;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSetLoader;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;

/** Decides one record pair by the shipped rules and the shipped mapping of leads, 30 fields. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgs = "-Xmx512m")
public class DecidePair {
  private static final int PAIRS = 2000;

  /** Which fields differ: as the sandbox makes pairs, a tenth and what one side never had. */
  public enum Differing {
    AS_MADE,
    NONE,
    ALL
  }

  @Param public Differing differing;

  private PairDecider decider;
  private Pair[] pairs;
  private int next;

  @Setup
  public void read() {
    // the server logs no traces; without its settings the engine would, of every fact
    Logger.getLogger("org.drools").setLevel(Level.INFO);
    RuleSet ruleSet = RuleSetLoader.load(Path.of("rules"), Path.of("mappings"));
    decider = ruleSet.decider();
    People people;
    SandboxSettings settings = SandboxSettings.empty().withPeople(PAIRS).withPairsOnly();
    try (SandboxServer sandbox = SandboxServer.start(settings, Clock.systemUTC())) {
      BothSystems systems = BothSystems.at(URI.create(sandbox.baseUrl()), "bench");
      people = People.read(systems, ruleSet.mappings());
    }
    Instant now = Instant.now();
    pairs =
        people.pairs().stream().map(both -> pair(people.mapping(), both, now)).toArray(Pair[]::new);
    System.out.printf("%.2f fields of a pair differ%n", averageOfDiffering(people.mapping()));
  }

  private Pair pair(Mapping mapping, Both both, Instant now) {
    FieldValue[] crm = both.crm().values().clone();
    for (int i = 0; i < crm.length; i++) {
      FieldMapping field = mapping.fields().get(i);
      crm[i] = crmValue(field.type(), both.marketing().values()[i], crm[i]);
    }
    return new Pair(
        mapping,
        snapshot(mapping, SystemName.MARKETING, both.marketing(), both.marketing().values()),
        snapshot(mapping, SystemName.CRM, both.crm(), crm),
        Map.of(),
        now);
  }

  private FieldValue crmValue(FieldType type, FieldValue marketing, FieldValue crm) {
    return switch (differing) {
      case AS_MADE -> crm;
      case NONE -> marketing;
      case ALL -> type.same(marketing, crm) ? other(type, crm) : crm;
    };
  }

  /** Another value of the type; a blank one becomes a value. */
  private static FieldValue other(FieldType type, FieldValue value) {
    return switch (type) {
      case NUMBER -> FieldValue.of("1" + value.text().replaceAll("\\D", ""));
      case BOOLEAN -> FieldValue.of(!value.text().equals("true"));
      case PHONE, ID -> FieldValue.of(value.text() + "1");
      case DATE, DATETIME -> FieldValue.of("2001-01-01T00:00:00Z");
      case TEXT, EMAIL, PICKLIST, MULTI_PICKLIST, URL -> FieldValue.of(value.text() + "x");
    };
  }

  private static RecordSnapshot snapshot(
      Mapping mapping, SystemName system, Entry entry, FieldValue[] values) {
    Map<String, FieldValue> fields = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      fields.put(mapping.fields().get(i).name(system), values[i]);
    }
    RecordRef ref =
        system == SystemName.MARKETING
            ? RecordRef.marketing(mapping.marketing(), entry.id())
            : RecordRef.crm(mapping.crm(), entry.id());
    return new RecordSnapshot(ref, entry.modifiedAt(), fields, Map.of(), ChangedBy.USER, false);
  }

  private double averageOfDiffering(Mapping mapping) {
    long differ = 0;
    for (Pair pair : pairs) {
      for (FieldMapping field : mapping.fields()) {
        FieldValue marketing = pair.marketing().field(field.marketing());
        differ += field.type().same(marketing, pair.crm().field(field.crm())) ? 0 : 1;
      }
    }
    return (double) differ / pairs.length;
  }

  @Benchmark
  public List<FieldDecision> decide() {
    next = next + 1 == pairs.length ? 0 : next + 1;
    return decider.decide(pairs[next]);
  }
}
