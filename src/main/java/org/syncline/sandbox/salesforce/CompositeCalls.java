package org.syncline.sandbox.salesforce;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code composite}: up to 25 calls in one, later ones naming what earlier ones answered. */
final class CompositeCalls {
  private static final int MOST = 25;
  private static final int BAD_REQUEST = 400;
  private static final String HALTED = "PROCESSING_HALTED";
  private static final String ROLLED_BACK =
      "The transaction was rolled back since another operation in the same transaction failed.";
  private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)\\.([\\w.\\[\\]]+)}");

  private final Calls calls;
  private final Transactions transactions;

  CompositeCalls(Calls calls, Transactions transactions) {
    this.calls = calls;
    this.transactions = transactions;
  }

  void register() {
    calls.add("POST", "composite", (request, m) -> composite(request));
  }

  /** One call of them, with its name. */
  private record Answered(String reference, SfResponse response) {
    boolean failed() {
      return response.status() >= BAD_REQUEST;
    }

    Map<String, Object> entry() {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("body", response.body());
      entry.put("httpHeaders", Map.of());
      entry.put("httpStatusCode", response.status());
      entry.put("referenceId", reference);
      return entry;
    }
  }

  private SfResponse composite(SfRequest request) {
    List<Map<String, Object>> parts = request.list("compositeRequest");
    if (parts.size() > MOST) {
      throw SalesforceError.bad(
          "LIMIT_EXCEEDED", "The Composite API supports at most 25 subrequests");
    }
    boolean allOrNone = Boolean.TRUE.equals(request.json().get("allOrNone"));
    List<Answered> answers =
        allOrNone
            ? transactions.allOrNone(() -> all(request, parts), CompositeCalls::anyFailed)
            : all(request, parts);
    if (allOrNone && anyFailed(answers)) {
      answers = answers.stream().map(CompositeCalls::rolledBack).toList();
    }
    return SfResponse.ok(
        Map.of("compositeResponse", answers.stream().map(Answered::entry).toList()));
  }

  private static boolean anyFailed(List<Answered> answers) {
    return answers.stream().anyMatch(Answered::failed);
  }

  private static Answered rolledBack(Answered answer) {
    return answer.failed() ? answer : halted(answer.reference(), ROLLED_BACK);
  }

  private static Answered halted(String reference, String why) {
    return new Answered(reference, Calls.error(SalesforceError.bad(HALTED, why)));
  }

  private List<Answered> all(SfRequest outer, List<Map<String, Object>> parts) {
    Map<String, Object> bodies = new HashMap<>();
    List<Answered> answers = new ArrayList<>();
    for (Map<String, Object> part : parts) {
      Answered answer = one(outer, part, bodies);
      bodies.put(answer.reference(), answer.response().body());
      answers.add(answer);
    }
    return answers;
  }

  private Answered one(SfRequest outer, Map<String, Object> part, Map<String, Object> bodies) {
    String reference = (String) part.get("referenceId");
    try {
      return new Answered(reference, calls.answer(request(outer, part, bodies)));
    } catch (SalesforceError e) {
      return halted(reference, e.getMessage());
    }
  }

  private static SfRequest request(
      SfRequest outer, Map<String, Object> part, Map<String, Object> bodies) {
    String url = filled(String.valueOf(part.get("url")), bodies);
    int mark = url.indexOf('?');
    Map<String, String> query = new HashMap<>();
    if (mark >= 0) {
      for (String pair : url.substring(mark + 1).split("&")) {
        String[] sides = pair.split("=", 2);
        query.put(
            sides[0], sides.length > 1 ? URLDecoder.decode(sides[1], StandardCharsets.UTF_8) : "");
      }
    }
    Object body = part.get("body");
    return new SfRequest(
        (String) part.get("method"),
        SfRequest.cleanPath(mark < 0 ? url : url.substring(0, mark)),
        query,
        outer.headers(),
        body == null ? "" : filled(SalesforceJson.write(body, false), bodies),
        outer.user(),
        outer.baseUrl());
  }

  private static String filled(String text, Map<String, Object> bodies) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(value(bodies, match.group(1), match.group(2))));
  }

  private static String value(Map<String, Object> bodies, String reference, String path) {
    Object value = bodies.get(reference);
    for (String step : path.replace("[", ".").replace("]", "").split("\\.")) {
      if (value instanceof List<?> list && step.matches("\\d{1,6}")) {
        int index = Integer.parseInt(step);
        value = index < list.size() ? list.get(index) : null;
      } else {
        value = value instanceof Map<?, ?> map ? map.get(step) : null;
      }
    }
    if (value == null) {
      throw SalesforceError.bad(
          HALTED,
          "Invalid reference specified. No value for %s.%s found in %s"
              .formatted(reference, path, reference));
    }
    return value.toString();
  }
}
