package org.syncline.sandbox.salesforce;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** What an org is set up to do, or made to do by a test. Thread-safe. */
public final class SalesforceBehaviour {
  private final Set<String> hidden = new HashSet<>();
  private final Map<String, Integer> locked = new HashMap<>();
  private final Map<String, Pattern> validations = new HashMap<>();
  private final Map<String, UnaryOperator<Object>> rewrites = new HashMap<>();
  private boolean duplicateRule;
  private List<String> assignmentRuleOwners = List.of();
  private long leads;

  /** Field-level security hides a field from us, or shows it again. */
  public synchronized void hide(String object, String field, boolean now) {
    if (now) {
      hidden.add(object + "." + field);
    } else {
      hidden.remove(object + "." + field);
    }
  }

  synchronized boolean hides(String object, String field) {
    return hidden.contains(object + "." + field);
  }

  /** The next writes of a record find its row locked. */
  public synchronized void lockRow(String id, int writes) {
    locked.put(id, writes);
  }

  synchronized boolean meetsLock(String id) {
    int left = locked.getOrDefault(id, 0);
    locked.put(id, Math.max(0, left - 1));
    return left > 0;
  }

  /** A validation rule refuses values of a field that do not match; null takes it away. */
  public synchronized void validate(String object, String field, String pattern) {
    validations.put(object + "." + field, pattern == null ? null : Pattern.compile(pattern));
  }

  synchronized boolean refuses(String object, String field, Object value) {
    Pattern pattern = validations.get(object + "." + field);
    return pattern != null && value != null && !pattern.matcher(value.toString()).matches();
  }

  /** A trigger stores something else than it is sent, such as its own phone format. */
  public synchronized void rewrite(String object, String field, UnaryOperator<Object> change) {
    rewrites.put(object + "." + field, change);
  }

  synchronized Object stored(String object, String field, Object value) {
    return rewrites.getOrDefault(object + "." + field, UnaryOperator.identity()).apply(value);
  }

  /** Whether the standard duplicate rule blocks a person whose e-mail is there already. */
  public synchronized void duplicateRule(boolean on) {
    duplicateRule = on;
  }

  synchronized boolean duplicateRule() {
    return duplicateRule;
  }

  /** The owner that the active assignment rule gives to new leads; null: no active rule. */
  public void assignmentRuleOwner(String owner) {
    assignmentRuleOwners(owner == null ? List.of() : List.of(owner));
  }

  /**
   * The owners among whom the active assignment rule deals out new leads, by a number that each new
   * lead gets from 1 on: the owner at place {@code MOD(number, owners) + 1}. None: no active rule.
   */
  public synchronized void assignmentRuleOwners(List<String> owners) {
    assignmentRuleOwners = List.copyOf(owners);
    leads = 0;
  }

  /**
   * A new lead has its number, whoever owns it.
   *
   * @param asked whether the rule is asked
   * @return null where the rule gives it to nobody
   */
  synchronized String newLeadsOwner(boolean asked) {
    leads++;
    return asked && !assignmentRuleOwners.isEmpty()
        ? assignmentRuleOwners.get((int) (leads % assignmentRuleOwners.size()))
        : null;
  }

  /** Behaves again as a new org does. */
  public synchronized void reset() {
    hidden.clear();
    locked.clear();
    validations.clear();
    rewrites.clear();
    duplicateRule = false;
    assignmentRuleOwners(List.of());
  }
}
