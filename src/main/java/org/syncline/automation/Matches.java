package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.syncline.database.Rows;
import org.syncline.decision.automation.Match;
import org.syncline.record.RecordRef;

/** The table of matches. All calls need a transaction. */
@ApplicationScoped
public class Matches {
  private final Rows rows;

  Matches(Rows rows) {
    this.rows = rows;
  }

  /** What these rules have done for these prospects so far, by prospect. */
  Map<RecordRef, List<Match>> of(Collection<RecordRef> prospects, Collection<String> rules) {
    return rows
        .read(
            Match.class,
            """
            select m.* from jsonb_array_elements_text(cast(:prospects as jsonb)) as p(prospect)
              join automation_match m on m.prospect = p.prospect
              where m.rule in (select jsonb_array_elements_text(cast(:rules as jsonb)))
            """,
            Map.of("prospects", prospects, "rules", rules))
        .stream()
        .collect(Collectors.groupingBy(Match::prospect));
  }

  private record Key(RecordRef prospect, String rule, String subject) {
    static Key of(Match match) {
      return new Key(match.prospect(), match.rule(), match.subject());
    }
  }

  /**
   * Keeps matches; answers those that nobody else has kept meanwhile: for these the rule acts, and
   * for the others somebody else lets it.
   */
  List<Match> keep(Collection<Match> matches) {
    if (matches.isEmpty()) {
      return List.of();
    }
    Set<Key> kept = new HashSet<>();
    rows.change(
            Key.class,
            """
            insert into automation_match (prospect, rule, subject, first_at, last_at, times, matching)
            select prospect, rule, subject, first_at, last_at, times, matching
            from jsonb_to_recordset(cast(:rows as jsonb)) as r(prospect text, rule text,
              subject text, first_at timestamptz, last_at timestamptz, times integer,
              matching boolean) order by prospect, rule, subject
            on conflict (prospect, rule, subject) do update set last_at = excluded.last_at,
              times = excluded.times, matching = excluded.matching
              where automation_match.times = excluded.times
                - case when excluded.matching then 1 else 0 end
                and (excluded.matching or automation_match.matching)
            returning prospect, rule, subject
            """,
            Map.of("rows", matches))
        .forEach(kept::add);
    return matches.stream().filter(match -> kept.contains(Key.of(match))).toList();
  }

  /** For how many prospects a rule has acted, how often, and when last. */
  record Count(String rule, long prospects, long times, Instant lastAt) {}

  Map<String, Count> counts() {
    return rows
        .read(
            Count.class,
            """
            select rule, count(distinct prospect) as prospects, sum(times) as times,
              max(last_at) as last_at
            from automation_match group by rule
            """,
            Map.of())
        .stream()
        .collect(Collectors.toMap(Count::rule, one -> one));
  }

  /** The latest of a prospect, of a rule, or (both null) of all. */
  public List<Match> latest(RecordRef prospect, String rule, int most) {
    Map<String, Object> parameters = new HashMap<>(Map.of("most", most));
    String where = "";
    if (prospect != null) {
      parameters.put("prospect", prospect.key());
      where += " and prospect = :prospect";
    }
    if (rule != null) {
      parameters.put("rule", rule);
      where += " and rule = :rule";
    }
    return rows.read(
        Match.class,
        "select * from automation_match where true"
            + where
            + " order by last_at desc, prospect, rule limit :most",
        parameters);
  }
}
