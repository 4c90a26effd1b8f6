package org.syncline.sandbox.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.syncline.sandbox.pardot.PardotStore;

/**
 * What other people do meanwhile: now and then somebody edits a record, on one side or the other.
 */
public final class EditStream implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(EditStream.class);
  private static final String MARKETER = "a marketer";
  private static final String REP = "a sales rep";
  private static final String PROSPECTS = "prospects";
  private static final int MOST_FIELDS = 3;
  private static final int MOST_DRAWS = 20;
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final List<Trait> EDITED =
      Arrays.stream(Trait.values())
          .filter(t -> t.mayBeMissing() && !t.isMarketingOwned() && t != Trait.COUNTRY)
          .toList();

  private final Random random;
  private final Pools pools;
  private final Population population;
  private final PardotStore marketing;
  private final CrmSide crm;
  private final Map<String, Integer> campaigns;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sandbox-edits");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean paused;

  EditStream(
      Random random,
      Pools pools,
      Population population,
      PardotStore marketing,
      CrmSide crm,
      Map<String, Integer> campaigns) {
    this.random = random;
    this.pools = pools;
    this.population = population;
    this.marketing = marketing;
    this.crm = crm;
    this.campaigns = campaigns;
  }

  /** Starts to edit at this rate; 0 does nothing. */
  public void start(double perSecond) {
    if (perSecond > 0) {
      long pause = (long) (NANOS / perSecond);
      timer.scheduleAtFixedRate(this::editUnlessPaused, pause, pause, TimeUnit.NANOSECONDS);
    }
  }

  public void pause(boolean on) {
    paused = on;
  }

  public boolean paused() {
    return paused;
  }

  private void editUnlessPaused() {
    try {
      if (!paused) {
        editOnce();
      }
    } catch (RuntimeException e) {
      // a timer that throws is never run again
      LOG.error("an edit of the sandbox failed", e);
    }
  }

  /**
   * One edit now, of one to three fields; what was edited, or nothing if the one picked is gone.
   */
  public synchronized Optional<String> editOnce() {
    return random.nextBoolean() ? editProspect() : editCrm();
  }

  /** One field that somebody gave another value. */
  public record Made(String field, Object from, Object to, String who) {}

  /** Gives one of these fields of a prospect another value, unless it is gone. */
  public synchronized Optional<Made> editProspect(int id, Collection<String> fields) {
    return marketing
        .get(PROSPECTS, id)
        .filter(EditStream::alive)
        .flatMap(prospect -> drawn(prospect, Trait::prospectField, fields, MARKETER))
        .map(
            made -> {
              marketing.update(PROSPECTS, id, Map.of(made.field(), made.to()), made.who());
              return made;
            });
  }

  /** The same for a lead or a contact. */
  public synchronized Optional<Made> editCrm(String object, String id, Collection<String> fields) {
    return crm.get(object, id)
        .flatMap(person -> drawn(person, trait -> trait.crmField(object), fields, REP))
        .map(
            made -> {
              crm.update(object, id, Map.of(made.field(), made.to()), made.who());
              return made;
            });
  }

  private Optional<Made> drawn(
      Map<String, Object> record,
      Function<Trait, Optional<String>> names,
      Collection<String> fields,
      String who) {
    List<Trait> possible =
        EDITED.stream()
            .filter(trait -> names.apply(trait).filter(fields::contains).isPresent())
            .toList();
    if (possible.isEmpty()) {
      return Optional.empty();
    }
    Trait trait = Pools.pick(possible, random);
    String field = names.apply(trait).orElseThrow();
    Object from = record.get(field);
    return Stream.generate(() -> pools.draw(trait, random))
        .limit(MOST_DRAWS)
        .filter(to -> from == null || !to.toString().equals(from.toString()))
        .map(to -> new Made(field, from, who.equals(MARKETER) ? to.toString() : to, who))
        .findFirst();
  }

  private Optional<String> editProspect() {
    List<Integer> known = population.prospects();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    int id = Pools.pick(known, random);
    Map<String, Object> changes = new HashMap<>();
    drawn()
        .forEach(
            (trait, value) ->
                trait
                    .prospectField()
                    .ifPresent(f -> changes.put(f, Person.prospectValue(trait, value, campaigns))));
    if (changes.isEmpty() || marketing.get(PROSPECTS, id).filter(EditStream::alive).isEmpty()) {
      return Optional.empty();
    }
    marketing.update(PROSPECTS, id, changes, MARKETER);
    return Optional.of("prospects " + id);
  }

  private static boolean alive(Map<String, Object> prospect) {
    return !Boolean.TRUE.equals(prospect.get("isDeleted"));
  }

  private Optional<String> editCrm() {
    List<Population.CrmPerson> known = population.crm();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Population.CrmPerson person = Pools.pick(known, random);
    Map<String, Object> changes = new HashMap<>();
    drawn()
        .forEach(
            (trait, value) ->
                trait.crmField(person.object()).ifPresent(f -> changes.put(f, value)));
    if (changes.isEmpty() || crm.get(person.object(), person.id()).isEmpty()) {
      return Optional.empty();
    }
    crm.update(person.object(), person.id(), changes, REP);
    return Optional.of(person.object() + " " + person.id());
  }

  private Map<Trait, Object> drawn() {
    Map<Trait, Object> drawn = new HashMap<>();
    int fields = 1 + random.nextInt(MOST_FIELDS);
    while (drawn.size() < fields) {
      Trait trait = Pools.pick(EDITED, random);
      drawn.put(trait, pools.draw(trait, random));
    }
    return drawn;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
