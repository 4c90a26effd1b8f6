package org.syncline.intake;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syncline.database.Rows;
import org.syncline.record.SystemName;

/** How far each poll has read. Saved in one transaction with the intake of the page. */
@ApplicationScoped
public class Watermarks implements PanacheRepositoryBase<WatermarkEntity, WatermarkEntity.Key> {
  private final Rows rows;

  Watermarks(Rows rows) {
    this.rows = rows;
  }

  /**
   * One poll's progress.
   *
   * @param readToEnd whether it ever read to the end
   * @param fullSync whether the run under way reads everything again, past deduplication
   * @param problem why the last page could not be read; null when it could
   * @param kept whether what it reads is only kept, so that no match waits for it
   */
  public record Watermark(
      SystemName system,
      String source,
      String object,
      Instant stamp,
      String position,
      boolean readToEnd,
      boolean fullSync,
      Instant polledAt,
      Instant failedAt,
      String problem,
      Set<String> hiddenFields,
      boolean kept) {
    public PollCursor cursor() {
      return new PollCursor(stamp, Optional.ofNullable(position));
    }
  }

  /**
   * Whether every poll of people has once read to the end, so that who is not there does not exist.
   */
  public boolean readToEnd() {
    return rows.column(
            Boolean.class,
            "select coalesce(bool_and(read_to_end), false) from watermark where not kept",
            Map.of())
        .get(0);
  }

  public List<Watermark> all() {
    return rows.read(
        Watermark.class, "select * from watermark order by system, kept, source", Map.of());
  }

  public Optional<Watermark> of(SystemName system, PollSource source) {
    return rows
        .read(
            Watermark.class,
            "select * from watermark where system = :system and source = :source",
            Map.of("system", system.word(), "source", source.name()))
        .stream()
        .findFirst();
  }

  private record Counted(String name, String object, boolean kept) {
    static Stream<Counted> of(Collection<PollSource> sources, boolean kept) {
      return sources.stream().map(source -> new Counted(source.name(), source.object(), kept));
    }
  }

  /**
   * Begins to count these polls, and forgets those that are gone from the mappings. What was kept
   * and is synced now, or the other way round, is read from the beginning: it goes elsewhere. Who
   * reads an object from now on sees its parents as they are: of these, only what changes from a
   * while ago on is looked for, whatever the two clocks say.
   *
   * @param recent a time that is surely past for the remote clock, too
   */
  public void keep(
      SystemName system,
      Collection<PollSource> people,
      Collection<PollSource> ofKept,
      Instant recent) {
    List<Counted> all = Stream.concat(Counted.of(people, false), Counted.of(ofKept, true)).toList();
    rows.run(
        """
        insert into watermark (system, source, object, stamp, read_to_end, kept)
        select :system, name, object, case when name = object or exists (select 1 from watermark w
            where w.system = :system and w.source = r.object) then :epoch else :recent end, false, kept
          from jsonb_to_recordset(cast(:rows as jsonb)) as r(name text, object text, kept boolean)
        on conflict (system, source) do update set kept = excluded.kept, stamp = excluded.stamp,
          position = null, read_to_end = false where watermark.kept <> excluded.kept
        """,
        Map.of("system", system.word(), "epoch", Instant.EPOCH, "recent", recent, "rows", all));
    rows.run(
        "delete from watermark where system = :system and source not in"
            + " (select jsonb_array_elements_text(cast(:names as jsonb)))",
        Map.of("system", system.word(), "names", all.stream().map(Counted::name).toList()));
  }

  /**
   * Moves a watermark on; answers false, and changes nothing, where it is no longer as it was: the
   * page behind it is then not what is due.
   */
  public boolean move(Watermark from, Watermark to) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("stamp", from.stamp());
    parameters.put("position", from.position());
    parameters.put("fullSync", from.fullSync());
    parameters.put("rows", List.of(to));
    return rows.run(
            """
            update watermark w set stamp = r.stamp, position = r.position,
              read_to_end = w.read_to_end or r.read_to_end, full_sync = r.full_sync,
              polled_at = r.polled_at, failed_at = r.failed_at, problem = r.problem,
              hidden_fields = r.hidden_fields
            from jsonb_to_recordset(cast(:rows as jsonb)) as r(system text, source text,
              stamp timestamptz, position text, read_to_end boolean, full_sync boolean,
              polled_at timestamptz, failed_at timestamptz, problem text, hidden_fields jsonb)
            where w.system = r.system and w.source = r.source and w.stamp = :stamp
              and w.position is not distinct from cast(:position as text)
              and w.full_sync = :fullSync
            """,
            parameters)
        > 0;
  }

  /**
   * The next run of every object reads from the beginning, past deduplication, its parents with it.
   */
  public void startOver() {
    rows.run(
        "update watermark set stamp = :epoch, position = null, full_sync = true"
            + " where source = object",
        new HashMap<>(Map.of("epoch", Instant.EPOCH)));
  }
}
