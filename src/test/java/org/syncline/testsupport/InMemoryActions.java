package org.syncline.testsupport;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.InvocableActions;

/** Actions of a CRM in memory: done at once, unless a test has put another answer in line. */
@Alternative
@Singleton
public class InMemoryActions implements InvocableActions {
  /** One that was asked for. */
  public record Invoked(long id, String name, Map<String, Object> inputs) {}

  private final List<Invoked> invoked = new CopyOnWriteArrayList<>();
  private final Queue<Delivery> next = new ConcurrentLinkedQueue<>();

  public List<Invoked> invoked() {
    return List.copyOf(invoked);
  }

  public void answerNext(Delivery answer) {
    next.add(answer);
  }

  public void reset() {
    invoked.clear();
    next.clear();
  }

  @Override
  public Delivery invoke(long id, String name, Map<String, Object> inputs) {
    invoked.add(new Invoked(id, name, inputs));
    Delivery answer = next.poll();
    return answer == null ? new Delivery.Delivered(name, Optional.empty(), Map.of()) : answer;
  }
}
