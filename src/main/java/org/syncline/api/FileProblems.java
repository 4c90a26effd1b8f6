package org.syncline.api;

import java.util.List;
import org.syncline.record.Problem;

/** What is wrong with files that people edit, as a refusal. */
final class FileProblems {
  /** A text with more than that has one mistake many times. */
  private static final int MOST_TOLD = 200;

  private FileProblems() {}

  static ApiProblem unusable(String detail, List<Problem> problems) {
    boolean more = problems.size() > MOST_TOLD;
    return ApiProblem.unusable(
        more
            ? detail + "; the first " + MOST_TOLD + " of " + problems.size() + " problems"
            : detail,
        problems.stream().limit(MOST_TOLD).map(FileProblems::reason).toList());
  }

  private static ApiProblem.Reason reason(Problem problem) {
    String line = problem.line() > 0 ? ":" + problem.line() : "";
    String place = problem.place().isEmpty() ? "" : problem.place() + ": ";
    return new ApiProblem.Reason(null, problem.file() + line, place + problem.message());
  }
}
