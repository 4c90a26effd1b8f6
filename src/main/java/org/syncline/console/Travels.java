package org.syncline.console;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.syncline.console.TravelView.Decision;
import org.syncline.history.HistoryQuery;
import org.syncline.history.HistoryRepository;
import org.syncline.history.HistoryRow;
import org.syncline.remote.SampleEdits;

/** The edits that were made on this page, and how far each has come. */
@ApplicationScoped
class Travels {
  private static final int KEPT = 10;

  /** One that was not seen by then is looked for no more. */
  private static final Duration GIVEN_UP = Duration.ofMinutes(10);

  private final SampleEdits edits;
  private final Traveller traveller;
  private final HistoryRepository history;
  private final Clock clock;
  private final Deque<TravelView> made = new ArrayDeque<>();
  private boolean nobody;

  Travels(SampleEdits edits, Traveller traveller, HistoryRepository history, Clock clock) {
    this.edits = edits;
    this.traveller = traveller;
    this.history = history;
    this.clock = clock;
  }

  boolean possible() {
    return edits.possible();
  }

  /** Makes an edit; where nobody is there to be edited, the card says so. */
  synchronized void begin() {
    Optional<TravelView> begun = traveller.depart();
    nobody = begun.isEmpty();
    begun.ifPresent(made::addFirst);
    while (made.size() > KEPT) {
      made.removeLast();
    }
  }

  /** Empty where there is no sandbox. */
  synchronized Optional<TravelCard> card(boolean paused) {
    if (!possible()) {
      return Optional.empty();
    }
    List<TravelView> moved = made.stream().map(this::moved).toList();
    made.clear();
    made.addAll(moved);
    return Optional.of(new TravelCard(made.peekFirst(), nobody, paused));
  }

  synchronized List<TravelView> all() {
    return List.copyOf(made);
  }

  private TravelView moved(TravelView travel) {
    boolean known = travel.settled() && travel.decision() != null;
    if (known || travel.edit().at().isBefore(clock.instant().minus(GIVEN_UP))) {
      return travel;
    }
    TravelView decided = travel.decision() == null ? decided(travel) : travel;
    return edits
        .arrived(decided.edit(), decided.target(), decided.targetField())
        .map(decided::arrived)
        .orElse(decided);
  }

  private TravelView decided(TravelView travel) {
    HistoryQuery query =
        new HistoryQuery(
            travel.target(),
            travel.edit().field(),
            null,
            null,
            travel.edit().at(),
            null,
            null,
            null);
    return QuarkusTransaction.requiringNew().call(() -> history.find(query, KEPT)).stream()
        .reduce((later, earlier) -> earlier)
        .map(row -> travel.decided(decision(row, travel)))
        .orElse(travel);
  }

  private static Decision decision(HistoryRow row, TravelView travel) {
    boolean sent =
        row.writes().stream()
            .anyMatch(
                write ->
                    write.system() == travel.target().system()
                        && write.field().equals(travel.targetField()));
    return new Decision(row.id(), row.at(), row.rule(), sent);
  }
}
