package org.syncline.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.syncline.record.FieldValue;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.remote.SampleEdit;
import org.syncline.remote.SampleEdits;
import org.syncline.sandbox.kernel.Written;
import org.syncline.sandbox.people.EditStream;

/** Edits that somebody asks for, on the sandbox inside the server where it is both systems. */
@ApplicationScoped
class EditsOnRequest implements SampleEdits {
  private static final String PROSPECTS = "prospects";

  private final SandboxLifecycle lifecycle;
  private final Config settings;
  private final Clock clock;

  EditsOnRequest(SandboxLifecycle lifecycle, Config settings, Clock clock) {
    this.lifecycle = lifecycle;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public boolean possible() {
    return lifecycle.ofBoth(settings).isPresent();
  }

  @Override
  public Optional<SampleEdit> edit(RecordRef record, Collection<String> fields) {
    EditStream edits = lifecycle.server().edits();
    Instant at = clock.instant();
    return (record.system() == SystemName.MARKETING
            ? edits.editProspect(Integer.parseInt(record.id()), fields)
            : edits.editCrm(record.object(), record.id(), fields))
        .map(
            made ->
                new SampleEdit(
                    record,
                    made.field(),
                    FieldValue.of(made.from()),
                    FieldValue.of(made.to()),
                    made.who(),
                    at));
  }

  @Override
  public Optional<Instant> arrived(SampleEdit edit, RecordRef target, String field) {
    return lifecycle
        .server()
        .writes()
        .find(written -> fits(written, edit, target, field), 1)
        .stream()
        .map(Written::at)
        .findFirst();
  }

  private static boolean fits(Written written, SampleEdit edit, RecordRef target, String field) {
    boolean marketing = target.system() == SystemName.MARKETING;
    return !written.at().isBefore(edit.at())
        && written.fields().contains(field)
        && !written.who().equals(edit.who())
        && written.system().equals(target.system().word())
        && written.object().equals(marketing ? PROSPECTS : target.object())
        && written.id().equals(target.id());
  }
}
