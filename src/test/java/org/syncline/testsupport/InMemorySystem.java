package org.syncline.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.syncline.intake.Change;
import org.syncline.intake.Page;
import org.syncline.intake.PollCursor;
import org.syncline.intake.PollSource;
import org.syncline.intake.RecordReader;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.RecordWriter;
import org.syncline.outbox.Write;
import org.syncline.record.ChangedBy;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;

/**
 * A remote system in memory, with whole-second stamps as the real ones have. A test can let it lose
 * answers, refuse, rewrite what it stores, or let somebody act just before a write arrives.
 */
public class InMemorySystem implements RecordReader, RecordWriter {
  private static final String MEMBERSHIP = "listMembership";

  /** A record as the system has it. */
  public record Stored(
      String object,
      String id,
      Instant stamp,
      Map<String, FieldValue> fields,
      boolean deleted,
      ChangedBy by) {}

  /** What a record was from a moment on. */
  private record Version(Instant at, Stored stored) {}

  private final SystemName system;
  private final Clock clock;
  private final Duration readLag;
  private final boolean tellsStamps;
  private final Map<String, List<Version>> records = new LinkedHashMap<>();
  private final Map<Long, String> created = new HashMap<>();
  private final Map<String, Set<String>> tags = new HashMap<>();
  private final Deque<Function<Write, Optional<Delivery>>> answers = new ArrayDeque<>();
  private int nextId = 1;
  private String lookalike;
  private int pageSize = 1000;

  /** Every write that was carried out. */
  public final List<Write> writes = new ArrayList<>();

  /** Done once, right before the next write is carried out. */
  public Runnable beforeWrite = () -> {};

  /** Done once, right after the next look at the targets' stamps. */
  public Runnable afterStamps = () -> {};

  /** Where each poll began. */
  public final List<PollCursor> polls = new ArrayList<>();

  /** What becomes of a page on its way to us. */
  public UnaryOperator<Page> pages = UnaryOperator.identity();

  /** Done once, right after the next records were read by their ids. */
  public Runnable afterRead = () -> {};

  /** What the system makes of a value that it is sent. */
  public UnaryOperator<FieldValue> stores = UnaryOperator.identity();

  /** How far reads are behind, where they are. */
  public Supplier<Duration> lag = () -> Duration.ZERO;

  /** How far its clock is ahead of ours. */
  public Duration clockAhead = Duration.ZERO;

  /** Records of which a read by id learns nothing. */
  public final Set<String> unreadable = new HashSet<>();

  public InMemorySystem(SystemName system, Clock clock, Duration readLag, boolean tellsStamps) {
    this.system = system;
    this.clock = clock;
    this.readLag = readLag;
    this.tellsStamps = tellsStamps;
  }

  public synchronized void reset() {
    records.clear();
    tags.clear();
    created.clear();
    nextId = 1;
    unreadable.clear();
    lag = () -> Duration.ZERO;
    clockAhead = Duration.ZERO;
    answers.clear();
    lookalike = null;
    writes.clear();
    beforeWrite = () -> {};
    afterStamps = () -> {};
    polls.clear();
    pages = UnaryOperator.identity();
    afterRead = () -> {};
    stores = UnaryOperator.identity();
    pageSize = 1000;
  }

  public void pageSize(int size) {
    pageSize = size;
  }

  private Instant stampNow() {
    return clock.instant().plus(clockAhead).truncatedTo(ChronoUnit.SECONDS);
  }

  private String newId(String object) {
    String number = Integer.toString(nextId++);
    if (system == SystemName.MARKETING) {
      return number;
    }
    String prefix = object.equals("Lead") ? "00Q" : "003";
    return new RecordRef(system, object, prefix + "0".repeat(12 - number.length()) + number).id();
  }

  /** Somebody makes a record. */
  public synchronized String create(String object, Map<String, ?> fields) {
    String id = newId(object);
    put(object, id, values(fields), ChangedBy.USER);
    return id;
  }

  /** Somebody made a record earlier, which shows only now. */
  public synchronized String createAt(String object, Map<String, ?> fields, Instant stamp) {
    String id = newId(object);
    put(new Stored(object, id, stamp, values(fields), false, ChangedBy.USER));
    return id;
  }

  /** Somebody makes a record that gets this id. */
  public synchronized void create(String object, String id, Map<String, ?> fields) {
    put(object, new RecordRef(system, object, id).id(), values(fields), ChangedBy.USER);
  }

  /** Somebody edits a record. */
  public synchronized void edit(String id, Map<String, ?> fields) {
    Map<String, FieldValue> all = new HashMap<>(latest(id).fields());
    all.putAll(values(fields));
    put(latest(id).object(), id, all, ChangedBy.USER);
  }

  public synchronized void delete(String id) {
    Stored gone = latest(id);
    put(new Stored(gone.object(), id, stampNow(), gone.fields(), true, ChangedBy.USER));
  }

  /** Somebody takes it out of the recycle bin. */
  public synchronized void undelete(String id) {
    Stored gone = latest(id);
    put(gone.object(), id, gone.fields(), ChangedBy.USER);
  }

  private void put(String object, String id, Map<String, FieldValue> fields, ChangedBy by) {
    put(new Stored(object, id, stampNow(), fields, false, by));
  }

  private void put(Stored stored) {
    records
        .computeIfAbsent(stored.id(), id -> new ArrayList<>())
        .add(new Version(clock.instant(), stored));
  }

  private Stored latest(String id) {
    List<Version> versions = records.get(id);
    return versions.get(versions.size() - 1).stored();
  }

  /** A record as a read with such a lag shows it. */
  private Optional<Stored> shown(String id, Duration behind) {
    List<Version> versions = records.getOrDefault(id, List.of());
    if (behind.isZero() && !versions.isEmpty()) {
      return Optional.of(latest(id));
    }
    Instant until = clock.instant().minus(behind);
    return versions.stream()
        .filter(version -> !version.at().isAfter(until))
        .reduce((one, later) -> later)
        .map(Version::stored);
  }

  private static Map<String, FieldValue> values(Map<String, ?> fields) {
    Map<String, FieldValue> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, FieldValue.of(value)));
    return values;
  }

  public synchronized String value(String id, String field) {
    return latest(id).fields().getOrDefault(field, FieldValue.BLANK).text();
  }

  public synchronized List<Stored> all(String object) {
    return records.keySet().stream()
        .map(this::latest)
        .filter(stored -> stored.object().equals(object) && !stored.deleted())
        .toList();
  }

  /** The tags that a record has now. */
  public synchronized Set<String> tags(String id) {
    return Set.copyOf(tags.getOrDefault(id, Set.of()));
  }

  /** All that a field ever was, for the report of a test that failed. */
  public synchronized String story(String id, String field) {
    return records.get(id).stream()
        .map(v -> v.at() + " " + v.stored().by().word() + " " + v.stored().fields().get(field))
        .collect(Collectors.joining("\n  ", "\n  ", ""));
  }

  /** Nothing that was prepared happens any more. */
  public synchronized void calm() {
    answers.clear();
    beforeWrite = () -> {};
    afterStamps = () -> {};
  }

  /** The next write is answered by this; where it gives nothing, as usual. */
  public synchronized void answerNext(Function<Write, Optional<Delivery>> answer) {
    answers.add(answer);
  }

  /** The next write is carried out, and its answer lost. */
  public void loseNextAnswer() {
    answerNext(
        write -> {
          carryOut(write);
          return Optional.of(new Delivery.Unknown("connection reset"));
        });
  }

  /** The next write refuses these fields. */
  public void rejectNext(String... fields) {
    answerNext(
        write ->
            Optional.of(
                new Delivery.Rejected(
                    List.of(
                        new Delivery.Rejection("REFUSED", "refused", List.of(fields), false)))));
  }

  @Override
  public SystemName system() {
    return system;
  }

  @Override
  public List<PollSource> sources(String object, Set<String> fields) {
    return List.of(PollSource.of(object));
  }

  @Override
  public synchronized Page poll(PollSource source, Set<String> fields, PollCursor cursor) {
    polls.add(cursor);
    Comparator<Stored> order = Comparator.comparing(Stored::stamp).thenComparing(Stored::id);
    Duration behind = lag.get();
    List<Stored> all =
        records.keySet().stream()
            .flatMap(id -> shown(id, behind).stream())
            .filter(stored -> stored.object().equals(source.object()))
            .filter(stored -> behind(stored, cursor))
            .sorted(order)
            .toList();
    List<Stored> page = all.subList(0, Math.min(pageSize, all.size()));
    boolean last = page.size() == all.size();
    Instant stamp = page.isEmpty() ? cursor.stamp() : page.get(page.size() - 1).stamp();
    Optional<String> position =
        last ? Optional.empty() : Optional.of(page.get(page.size() - 1).id());
    return pages.apply(
        new Page(
            page.stream().map(stored -> seen(stored, fields)).toList(),
            new PollCursor(stamp, position),
            last,
            clock.instant().plus(clockAhead),
            Set.of()));
  }

  private static boolean behind(Stored stored, PollCursor cursor) {
    int order = stored.stamp().compareTo(cursor.stamp());
    return order > 0
        || order == 0 && cursor.position().map(id -> stored.id().compareTo(id) > 0).orElse(true);
  }

  /** A record as a read that begins now shows it. */
  public synchronized Change seen(String id, Set<String> fields) {
    return seen(latest(id), fields);
  }

  private Change seen(Stored stored, Set<String> fields) {
    Map<String, FieldValue> shown = new HashMap<>();
    fields.stream()
        .filter(name -> !name.equals("Id"))
        .forEach(name -> shown.put(name, stored.fields().getOrDefault(name, FieldValue.BLANK)));
    return Change.read(
        new RecordRef(system, stored.object(), stored.id()),
        stored.stamp(),
        shown,
        stored.deleted(),
        stored.by(),
        clock.instant());
  }

  @Override
  public synchronized List<Change> read(String object, Set<String> fields, Collection<String> ids) {
    Duration behind = lag.get();
    List<Change> read =
        ids.stream()
            .filter(id -> !unreadable.contains(id))
            .flatMap(id -> shown(id, behind).stream())
            .map(stored -> seen(stored, fields))
            .toList();
    Runnable after = afterRead;
    afterRead = () -> {};
    after.run();
    return read;
  }

  @Override
  public Duration readLag() {
    return readLag;
  }

  @Override
  public int batchSize(String object, Write.Kind kind, long waiting) {
    return 200;
  }

  @Override
  public synchronized Map<String, Instant> stamps(
      String object, Collection<String> ids, Instant since) {
    Map<String, Instant> stamps = new HashMap<>();
    Duration behind = lag.get();
    ids.forEach(id -> shown(id, behind).ifPresent(stored -> stamps.put(id, stored.stamp())));
    Runnable after = afterStamps;
    afterStamps = () -> {};
    after.run();
    return stamps;
  }

  @Override
  public synchronized List<Delivery> write(List<Write> batch) {
    return batch.stream().map(this::answer).toList();
  }

  private Delivery answer(Write write) {
    Runnable before = beforeWrite;
    beforeWrite = () -> {};
    before.run();
    Optional<Delivery> told = answers.isEmpty() ? Optional.empty() : answers.poll().apply(write);
    return told.orElseGet(() -> carryOut(write));
  }

  /** Does what it is told; a record that is gone cannot be written. */
  public synchronized Delivery carryOut(Write write) {
    if (write.recordId().filter(this::gone).isPresent() && !write.kind().ofLife()) {
      return refused("ENTITY_IS_DELETED", "it is gone", true);
    }
    if (write.kind().ofTag()) {
      return tagged(write);
    }
    if (write.object().equals(MEMBERSHIP) && write.kind() != Write.Kind.UPDATE) {
      return write.kind() == Write.Kind.CREATE ? joins(write) : leaves(write);
    }
    return write.kind().ofLife() ? lives(write) : stored(write);
  }

  private boolean gone(String id) {
    return !records.containsKey(id) || latest(id).deleted();
  }

  private static Delivery refused(String code, String message, boolean gone) {
    return new Delivery.Rejected(List.of(new Delivery.Rejection(code, message, List.of(), gone)));
  }

  private Delivery tagged(Write write) {
    String id = write.recordId().orElseThrow();
    String tag = write.fields().get(Write.TAG_NAME).text();
    Set<String> now = tags.computeIfAbsent(id, key -> new HashSet<>());
    writes.add(write);
    if (write.kind() == Write.Kind.TAG) {
      now.add(tag);
    } else {
      now.remove(tag);
    }
    return new Delivery.Delivered(id, Optional.empty(), Map.of());
  }

  /** A prospect is in a list once. */
  private Delivery joins(Write write) {
    boolean member =
        all(MEMBERSHIP).stream()
            .anyMatch(stored -> pair(stored.fields()).equals(pair(write.fields())));
    return member ? refused("58", "already a member of that list", false) : stored(write);
  }

  private static List<String> pair(Map<String, FieldValue> fields) {
    return List.of(fields.get("listId").text(), fields.get("prospectId").text());
  }

  private Delivery leaves(Write write) {
    return write.recordId().filter(this::gone).isPresent()
        ? refused("109", "The requested record was not found.", true)
        : lives(write);
  }

  private Delivery stored(Write write) {
    String id = write.recordId().orElseGet(() -> newId(write.object()));
    writes.add(write);
    Map<String, FieldValue> all =
        records.containsKey(id) ? new HashMap<>(latest(id).fields()) : new HashMap<>();
    write.fields().forEach((name, value) -> all.put(name, stores.apply(value)));
    put(write.object(), id, all, ChangedBy.SYNCLINE);
    created.put(write.id(), id);
    return new Delivery.Delivered(
        id, tellsStamps ? Optional.of(stampNow()) : Optional.empty(), Map.of());
  }

  private Delivery lives(Write write) {
    String id = write.recordId().orElseThrow();
    Stored known = latest(id);
    writes.add(write);
    Map<String, FieldValue> all = new HashMap<>(known.fields());
    all.putAll(write.fields());
    boolean gone = write.kind() == Write.Kind.ARCHIVE;
    put(new Stored(known.object(), id, stampNow(), all, gone, ChangedBy.SYNCLINE));
    return new Delivery.Delivered(id, Optional.empty(), Map.of());
  }

  /** The next look for lost creates takes this record for each of them. */
  public synchronized void finds(String id) {
    lookalike = id;
  }

  @Override
  public synchronized Optional<Map<Long, String>> findCreated(List<Write> lost) {
    Map<Long, String> found = new HashMap<>();
    if (lookalike != null && !lost.isEmpty()) {
      lost.forEach(write -> found.put(write.id(), lookalike));
      lookalike = null;
      return Optional.of(found);
    }
    lost.stream()
        .filter(write -> created.containsKey(write.id()))
        .forEach(write -> found.put(write.id(), created.get(write.id())));
    return Optional.of(found);
  }
}
