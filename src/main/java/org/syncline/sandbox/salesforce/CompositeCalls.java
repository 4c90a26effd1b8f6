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
  private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)\\.([\\w.\\[\\]]+)}");
  private final Calls calls;

  CompositeCalls(Calls calls) {
    this.calls = calls;
  }

  void register() {
    calls.add("POST", "composite", this::composite);
  }

  @SuppressWarnings("unchecked")
  private SfResponse composite(SfRequest request, Matcher matcher) {
    List<Map<String, Object>> parts =
        (List<Map<String, Object>>) request.json().getOrDefault("compositeRequest", List.of());
    if (parts.size() > MOST) {
      throw SalesforceError.bad(
          "LIMIT_EXCEEDED", "The Composite API supports at most 25 subrequests");
    }
    Map<String, Object> answers = new HashMap<>();
    List<Object> responses = new ArrayList<>();
    for (Map<String, Object> part : parts) {
      String reference = (String) part.get("referenceId");
      SfResponse response = calls.answer(request(request, part, answers));
      answers.put(reference, response.body());
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("body", response.body());
      entry.put("httpHeaders", Map.of());
      entry.put("httpStatusCode", response.status());
      entry.put("referenceId", reference);
      responses.add(entry);
    }
    return SfResponse.ok(Map.of("compositeResponse", responses));
  }

  private static SfRequest request(
      SfRequest outer, Map<String, Object> part, Map<String, Object> answers) {
    String url = filled((String) part.get("url"), answers);
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
        mark < 0 ? url : url.substring(0, mark),
        query,
        outer.headers(),
        body == null ? "" : filled(SalesforceJson.write(body, false), answers),
        outer.user(),
        outer.baseUrl());
  }

  private static String filled(String text, Map<String, Object> answers) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    String.valueOf(value(answers.get(match.group(1)), match.group(2)))));
  }

  private static Object value(Object from, String path) {
    Object value = from;
    for (String step : path.replace("[", ".").replace("]", "").split("\\.")) {
      if (value instanceof List<?> list) {
        value = list.get(Integer.parseInt(step));
      } else if (value instanceof Map<?, ?> map) {
        value = map.get(step);
      }
    }
    return value;
  }
}
