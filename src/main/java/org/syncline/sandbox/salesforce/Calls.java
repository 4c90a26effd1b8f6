package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which call is answered by what: a table of methods and paths below {@code /services/data/v}. */
final class Calls {
  private static final String DATA = "/services/data/v\\d+\\.\\d+/";
  private final List<Call> calls = new ArrayList<>();

  private record Call(
      String method, Pattern path, BiFunction<SfRequest, Matcher, SfResponse> answer) {}

  /**
   * @param path a regular expression; its groups reach the answer
   */
  void add(String method, String path, BiFunction<SfRequest, Matcher, SfResponse> answer) {
    calls.add(new Call(method, Pattern.compile(DATA + path), answer));
  }

  SfResponse answer(SfRequest request) {
    boolean pathKnown = false;
    for (Call call : calls) {
      Matcher matcher = call.path().matcher(request.path());
      if (matcher.matches()) {
        pathKnown = true;
        if (call.method().equals(request.method())) {
          return guarded(call, request, matcher);
        }
      }
    }
    return pathKnown
        ? error(
            new SalesforceError(
                405,
                "METHOD_NOT_ALLOWED",
                "HTTP Method '" + request.method() + "' not allowed.",
                List.of()))
        : error(
            new SalesforceError(
                404, "NOT_FOUND", "The requested resource does not exist", List.of()));
  }

  private static SfResponse guarded(Call call, SfRequest request, Matcher matcher) {
    try {
      return call.answer().apply(request, matcher);
    } catch (SalesforceError e) {
      return error(e);
    }
  }

  static SfResponse error(SalesforceError error) {
    return SfResponse.of(error.status(), List.of(error.body()));
  }
}
