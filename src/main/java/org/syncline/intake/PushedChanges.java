package org.syncline.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.syncline.database.Passing;
import org.syncline.intake.Intake.Accepted;

/**
 * Takes pushed requests into the intake, those that come while another is stored in one transaction
 * together: the more there are, the less each costs. Nobody waits for company. A request is stored
 * as a whole or not at all, and is durable once it is answered.
 */
@ApplicationScoped
public class PushedChanges {
  /** As many as the largest request may bring. */
  private static final int MOST = 1000;

  private final Intake intake;
  private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock storing = new ReentrantLock(true);

  PushedChanges(Intake intake) {
    this.intake = intake;
  }

  /** One request; the fields are written and read under the lock. */
  private static final class Request {
    private final List<Change> changes;
    private Accepted accepted;
    private RuntimeException failure;

    Request(List<Change> changes) {
      this.changes = changes;
    }

    boolean answered() {
      return accepted != null || failure != null;
    }
  }

  /** Stores all of them or, if it throws, none; in a transaction of their own. */
  public Accepted accept(List<Change> changes) {
    Request mine = new Request(changes);
    waiting.add(mine);
    storing.lock();
    try {
      while (!mine.answered()) {
        store(next());
      }
      if (mine.failure != null) {
        throw mine.failure;
      }
      return mine.accepted;
    } finally {
      storing.unlock();
    }
  }

  private List<Request> next() {
    List<Request> group = new ArrayList<>();
    int changes = 0;
    for (Request next = waiting.peek(); next != null; next = waiting.peek()) {
      changes += next.changes.size();
      if (changes > MOST && !group.isEmpty()) {
        break;
      }
      group.add(waiting.remove());
    }
    return group;
  }

  /** How many of each were new can be told only where all were: else each goes by itself. */
  private void store(List<Request> group) {
    if (group.size() == 1 || !answeredTogether(group)) {
      group.forEach(this::apart);
    }
  }

  private boolean answeredTogether(List<Request> group) {
    List<Change> all = group.stream().flatMap(request -> request.changes.stream()).toList();
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                if (intake.accept(all).accepted() < all.size()) {
                  throw new NotAllNew();
                }
              });
      group.forEach(request -> request.accepted = new Accepted(request.changes.size(), 0));
      return true;
    } catch (RuntimeException e) {
      if (!Passing.failure(e)) {
        return false; // it is one's fault, who is told when each goes by itself
      }
      group.forEach(request -> request.failure = e); // nor would it take them one by one
      return true;
    }
  }

  private void apart(Request request) {
    try {
      request.accepted =
          QuarkusTransaction.requiringNew().call(() -> intake.accept(request.changes));
    } catch (RuntimeException e) {
      request.failure = e;
    }
  }

  /** Takes the transaction back. */
  private static final class NotAllNew extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
