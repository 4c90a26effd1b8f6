package org.syncline.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The body of a refusal, {@code application/problem+json}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemBody(
    String type, String title, int status, String detail, List<ApiProblem.Reason> errors) {
  static final String MEDIA_TYPE = "application/problem+json";
}
