package org.syncline.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.syncline.bench.People.Both;
import org.syncline.bench.Pushes.Arrival;
import org.syncline.bench.Pushes.Push;
import org.syncline.bench.Pushes.Receiver;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.record.SystemName;

/** The same stream, each change passed on at once by the server's writers, one by one. */
final class PushedPlain implements Part {
  @Override
  public Map<String, Double> measure(Run run) throws Exception {
    Options options = run.options();
    try (Sandbox sandbox = Sandbox.start(options, options.pushedPeople(), run.folder())) {
      List<Both> people = run.truth().people(sandbox).pairs();
      BothSystems systems = BothSystems.at(sandbox.address(), Server.CLIENT);
      AtomicLong last = new AtomicLong();
      Receiver receiver = (push, edited) -> pass(systems, push, edited, last.incrementAndGet());
      int warming = options.warmingPushes();
      new Pushes(sandbox, people.subList(0, warming)).warmUp(options.rate(), receiver);
      return new Pushes(sandbox, people.subList(warming, warming + options.pushes()))
          .send(options.rate(), receiver);
    }
  }

  private static void pass(BothSystems systems, Push push, Instant edited, long number) {
    Arrival to = push.arrival();
    String object = to.system() == SystemName.CRM ? "Lead" : "prospect";
    Write write =
        new Write(
            number,
            object,
            Write.Kind.UPDATE,
            Optional.of(to.id()),
            Map.of(to.field(), FieldValue.of(push.value())),
            edited);
    PlainLoop.send(systems.writer(to.system()), object, List.of(write), edited);
  }
}
