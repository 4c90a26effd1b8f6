package org.syncline.sandbox.salesforce;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.syncline.sandbox.kernel.Received;
import org.syncline.sandbox.kernel.ReceivedLog;

/**
 * Invocable actions. The org has a class {@code LogCase}; any other class or flow that is invoked
 * is there too, and does nothing but note what it was given.
 */
final class ActionCalls {
  private static final String LOG_CASE = "LogCase";
  private static final Map<String, String> STANDARD =
      new TreeMap<>(
          Map.of(
              "chatterPost", "Post to Chatter",
              "emailSimple", "Send Email"));
  private static final int BAD_REQUEST = 400;
  private static final int OK = 200;

  private final CaseLog cases;
  private final Clock clock;
  private final ReceivedLog received;

  ActionCalls(CaseLog cases, Clock clock, ReceivedLog received) {
    this.cases = cases;
    this.clock = clock;
    this.received = received;
  }

  void register(Calls calls) {
    calls.add("GET", "actions", (r, m) -> urls(r, "standard", "custom"));
    calls.add("GET", "actions/custom", (r, m) -> urls(r, "apex", "flow"));
    calls.add("GET", "actions/standard", (r, m) -> SfResponse.ok(standard(r)));
    calls.add("GET", "actions/custom/apex", (r, m) -> SfResponse.ok(apex(r)));
    calls.add("GET", "actions/custom/flow", (r, m) -> SfResponse.ok(Map.of("actions", List.of())));
    calls.add("POST", "actions/standard/(\\w+)", this::invokeStandard);
    calls.add("POST", "actions/custom/((?:apex|flow)/(\\w+))", this::invokeCustom);
  }

  private static SfResponse urls(SfRequest request, String... names) {
    Map<String, Object> urls = new LinkedHashMap<>();
    for (String name : names) {
      urls.put(name, request.path() + "/" + name);
    }
    return SfResponse.ok(urls);
  }

  private static Map<String, Object> standard(SfRequest request) {
    return Map.of(
        "actions",
        STANDARD.entrySet().stream()
            .map(one -> listed(request, one.getKey(), one.getValue(), one.getKey()))
            .toList());
  }

  private static Map<String, Object> apex(SfRequest request) {
    return Map.of("actions", List.of(listed(request, LOG_CASE, LOG_CASE, "apex")));
  }

  private static Map<String, Object> listed(
      SfRequest request, String name, String label, String type) {
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("label", label);
    listed.put("name", name);
    listed.put("type", type.toUpperCase(Locale.ROOT));
    listed.put("url", request.path() + "/" + name);
    return listed;
  }

  private SfResponse invokeStandard(SfRequest request, Matcher matcher) {
    String name = matcher.group(1);
    if (!STANDARD.containsKey(name)) {
      throw SalesforceError.notFound();
    }
    return invoke(request, name, name);
  }

  /** An Apex class answers by the name of its method. */
  private SfResponse invokeCustom(SfRequest request, Matcher matcher) {
    String name = matcher.group(2);
    String shown =
        matcher.group(1).startsWith("apex")
            ? name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)
            : name;
    return invoke(request, matcher.group(1), shown);
  }

  private SfResponse invoke(SfRequest request, String name, String shown) {
    List<Map<String, Object>> results = new ArrayList<>();
    boolean failed = false;
    for (Map<String, Object> inputs : request.<Map<String, Object>>list("inputs")) {
      try {
        String made = made(request, name, inputs);
        note(request, name, inputs, made);
        results.add(result(shown, null, made.isEmpty() ? null : Map.of("output", made)));
      } catch (SalesforceError e) {
        failed = true;
        results.add(result(shown, List.of(e.recordBody()), null));
      }
    }
    return SfResponse.of(failed ? BAD_REQUEST : OK, results);
  }

  private String made(SfRequest request, String name, Map<String, Object> inputs) {
    return name.equals("apex/" + LOG_CASE) ? cases.log(inputs, request.by()) : "";
  }

  private void note(SfRequest request, String name, Map<String, Object> inputs, String made) {
    received.add(
        new Received(
            clock.instant(),
            name,
            request.method(),
            request.path(),
            Map.of(),
            SalesforceJson.write(inputs, false),
            made));
  }

  private static Map<String, Object> result(String name, Object errors, Object outputs) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("actionName", name);
    result.put("errors", errors);
    result.put("invocationId", null);
    result.put("isSuccess", errors == null);
    result.put("outcome", null);
    result.put("outputValues", outputs);
    result.put("sortOrder", -1);
    result.put("version", 1);
    return result;
  }
}
