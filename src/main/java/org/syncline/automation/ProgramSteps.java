package org.syncline.automation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syncline.database.Rows;
import org.syncline.decision.automation.ProgramStep;
import org.syncline.record.RecordRef;

/** Where prospects stand in programs. All calls need a transaction. */
@ApplicationScoped
class ProgramSteps {
  private final Rows rows;

  ProgramSteps(Rows rows) {
    this.rows = rows;
  }

  private record Row(RecordRef prospect, String program, String step, Instant since) {}

  Map<RecordRef, List<ProgramStep>> of(Collection<RecordRef> prospects, Instant now) {
    Map<RecordRef, List<ProgramStep>> steps = new HashMap<>();
    for (Row row :
        rows.read(
            Row.class,
            """
            select s.* from jsonb_array_elements_text(cast(:prospects as jsonb)) as p(prospect)
              join program_step s on s.prospect = p.prospect
            """,
            Map.of("prospects", prospects))) {
      steps
          .computeIfAbsent(row.prospect(), prospect -> new ArrayList<>())
          .add(ProgramStep.of(row.program(), row.step(), row.since(), now));
    }
    return steps;
  }

  /**
   * A prospect comes to a step.
   *
   * @param step null where it leaves the program
   */
  record Move(RecordRef prospect, String program, String step) {}

  void move(Collection<Move> moves, Instant now) {
    if (moves.isEmpty()) {
      return;
    }
    rows.run(
        """
        insert into program_step (prospect, program, step, since)
        select prospect, program, step, :now
        from jsonb_to_recordset(cast(:rows as jsonb)) as r(prospect text, program text, step text)
          where step is not null order by prospect, program
        on conflict (prospect, program) do update set step = excluded.step, since = excluded.since
          where program_step.step <> excluded.step
        """,
        Map.of("rows", moves, "now", now));
    rows.write(
        """
        delete from program_step s
        using jsonb_to_recordset(cast(:rows as jsonb)) as r(prospect text, program text, step text)
        where r.step is null and s.prospect = r.prospect and s.program = r.program
        """,
        moves);
  }
}
