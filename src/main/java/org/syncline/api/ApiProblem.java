package org.syncline.api;

import java.util.List;
import java.util.Optional;

/** Why a request is refused; becomes an RFC 9457 problem. */
final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int TOO_LARGE = 413;
  private static final int UNPROCESSABLE = 422;
  private static final int UNAVAILABLE = 503;
  private static final String SOON = "1";

  private final int status;
  private final String title;
  private final transient List<Reason> reasons;

  /**
   * One thing that is wrong.
   *
   * @param index of the item in the request, from 0; null where the request has no items
   * @param field where it is; in a rule or mapping file this is file and line
   */
  record Reason(Integer index, String field, String reason) {}

  private ApiProblem(int status, String title, String detail, List<Reason> reasons) {
    super(detail);
    this.status = status;
    this.title = title;
    this.reasons = List.copyOf(reasons);
  }

  static ApiProblem bad(String detail, List<Reason> reasons) {
    return new ApiProblem(BAD_REQUEST, "Bad request", detail, reasons);
  }

  static ApiProblem bad(String field, String reason) {
    return bad(field + ": " + reason, List.of(new Reason(null, field, reason)));
  }

  static ApiProblem notFound(String detail) {
    return new ApiProblem(NOT_FOUND, "Not found", detail, List.of());
  }

  static ApiProblem conflict(String detail) {
    return new ApiProblem(CONFLICT, "Conflict", detail, List.of());
  }

  static ApiProblem tooLarge(String detail) {
    return new ApiProblem(TOO_LARGE, "Content too large", detail, List.of());
  }

  static ApiProblem unusable(String detail, List<Reason> reasons) {
    return new ApiProblem(UNPROCESSABLE, "Unprocessable content", detail, reasons);
  }

  static ApiProblem busy(String detail) {
    return new ApiProblem(UNAVAILABLE, "Service unavailable", detail, List.of());
  }

  int status() {
    return status;
  }

  /** In how many seconds the same call may be taken. */
  Optional<String> retryAfter() {
    return status == UNAVAILABLE ? Optional.of(SOON) : Optional.empty();
  }

  ProblemBody body() {
    return new ProblemBody("about:blank", title, status, getMessage(), reasons);
  }
}
