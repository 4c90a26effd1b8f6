package org.syncline.api;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every refusal and failure into a problem, so that no client meets a page or a trace. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int NOT_ACCEPTABLE = 406;
  private static final int TOO_LARGE = 413;
  private static final int SERVER_ERROR = 500;

  private final AllowedMethods methods;

  ProblemMappers(AllowedMethods methods) {
    this.methods = methods;
  }

  @ServerExceptionMapper
  Response refused(ApiProblem problem) {
    Response.ResponseBuilder answer =
        Response.fromResponse(answer(problem.status(), problem.body()));
    if (problem.status() == TOO_LARGE) {
      // the rest of a body that is too long is not read
      answer.header("Connection", "close");
    }
    problem.retryAfter().ifPresent(later -> answer.header(HttpHeaders.RETRY_AFTER, later));
    return answer.build();
  }

  @ServerExceptionMapper
  Response refused(WebApplicationException e) {
    Response.StatusType status = e.getResponse().getStatusInfo();
    Response answer =
        answer(
            status.getStatusCode(),
            new ProblemBody(
                "about:blank",
                status.getReasonPhrase(),
                status.getStatusCode(),
                e.getMessage(),
                List.of()));
    String later = e.getResponse().getHeaderString(HttpHeaders.RETRY_AFTER);
    return later == null
        ? answer
        : Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, later).build();
  }

  @ServerExceptionMapper
  Response refused(NotAllowedException e, UriInfo asked) {
    String allowed = String.join(", ", methods.at(asked.getRequestUri().getPath()));
    return Response.fromResponse(refused((WebApplicationException) e))
        .header("Allow", allowed)
        .build();
  }

  @ServerExceptionMapper
  Response refused(NotAcceptableException e, UriInfo asked) {
    Set<String> types = methods.types(asked.getRequestUri().getPath());
    return answer(
        NOT_ACCEPTABLE,
        new ProblemBody(
            "about:blank",
            e.getResponse().getStatusInfo().getReasonPhrase(),
            NOT_ACCEPTABLE,
            "Accept: must allow " + String.join(" or ", types),
            List.of()));
  }

  @ServerExceptionMapper
  Response failed(RuntimeException e) {
    String id = UUID.randomUUID().toString();
    LOG.errorf(e, "Request failed, id %s", id);
    return answer(
        SERVER_ERROR,
        new ProblemBody(
            "about:blank",
            "Internal server error",
            SERVER_ERROR,
            "the server's log has the cause under the id " + id,
            List.of()));
  }

  private static Response answer(int status, ProblemBody body) {
    return Response.status(status).type(ProblemBody.MEDIA_TYPE).entity(body).build();
  }
}
