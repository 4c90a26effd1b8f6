package org.syncline.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Which call is answered by what: a table of methods and paths below {@code /services/data/v}. */
final class Calls {
  private static final Logger LOG = Logger.getLogger(Calls.class);
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
        : error(SalesforceError.notFound());
  }

  private static SfResponse guarded(Call call, SfRequest request, Matcher matcher) {
    try {
      return call.answer().apply(request, matcher);
    } catch (SalesforceError e) {
      return error(e);
    } catch (ClassCastException e) {
      return error(
          SalesforceError.bad(SalesforceError.NOT_READABLE, "a value is of another kind: " + e));
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s %s", request.method(), request.path());
      return error(
          new SalesforceError(
              500, "UNKNOWN_EXCEPTION", "An unexpected error occurred: " + e, List.of()));
    }
  }

  static SfResponse error(SalesforceError error) {
    return SfResponse.of(error.status(), List.of(error.body()));
  }
}
