package org.syncline.access;

import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes problems of refusals, whether a path or a method says no. */
@ApplicationScoped
class ForbiddenProblems {
  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(ForbiddenProblems::failed);
  }

  private static void failed(RoutingContext context) {
    if (context.failure() instanceof ForbiddenException && !context.response().headWritten()) {
      Refusal.forbidden().send(context);
    } else {
      context.next();
    }
  }

  @ServerExceptionMapper
  Response refused(ForbiddenException e) {
    Refusal refusal = Refusal.forbidden();
    return Response.status(refusal.status())
        .type(Refusal.MEDIA_TYPE)
        .entity(refusal.body())
        .build();
  }
}
