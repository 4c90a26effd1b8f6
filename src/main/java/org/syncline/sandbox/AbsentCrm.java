package org.syncline.sandbox;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.syncline.record.SalesforceId;
import org.syncline.sandbox.people.CrmSide;

/**
 * Stands where the CRM would be in a sandbox of marketing alone: it gives ids and keeps nothing.
 */
final class AbsentCrm implements CrmSide {
  private static final Map<String, String> PREFIXES =
      Map.of("Lead", "00Q", "Contact", "003", "Account", "001", "User", "005");

  private final Map<String, Integer> last = new HashMap<>();

  @Override
  public String insert(String object, Map<String, Object> fields, Instant at) {
    int number = last.merge(object, 1, Integer::sum);
    return SalesforceId.to18(PREFIXES.get(object) + "%012d".formatted(number));
  }

  @Override
  public void update(String object, String id, Map<String, Object> fields, String who) {
    throw new IllegalStateException("there is no CRM in this sandbox");
  }

  @Override
  public Optional<Map<String, Object>> get(String object, String id) {
    return Optional.empty();
  }
}
