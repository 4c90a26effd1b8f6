package org.syncline.rules;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The first rule set, compiled while the database and the application start: that takes the longest
 * of all that a start waits for.
 */
public final class EarlyRuleSet {
  private static final AtomicReference<CompletableFuture<RuleSet>> BEGUN = new AtomicReference<>();

  private EarlyRuleSet() {}

  /** Begins, and does not wait. The settings are read aside too. */
  public static void begin(Supplier<RulesConfig> settings) {
    BEGUN.set(
        CompletableFuture.supplyAsync(
            () -> RuleSetLoader.load(settings.get().rules(), settings.get().mappings()),
            EarlyRuleSet::inThread));
  }

  /** A pool's threads would see none of the application's classes. */
  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "first-rule-set");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The set that was begun, if the files are still those that it was made of; else they are loaded
   * now.
   *
   * @throws RuleSetException with every problem found
   */
  static RuleSet of(Path rules, Path mappings) {
    return Optional.ofNullable(BEGUN.getAndSet(null))
        .flatMap(EarlyRuleSet::made)
        .filter(ruleSet -> ruleSet.files().equals(RuleSetLoader.texts(rules, mappings)))
        .orElseGet(() -> RuleSetLoader.load(rules, mappings));
  }

  /** Empty where it failed: loading once more tells why, at the place where that is reported. */
  private static Optional<RuleSet> made(CompletableFuture<RuleSet> begun) {
    try {
      return Optional.of(begun.join());
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }
}
