package org.syncline.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.syncline.access.Roles;

/** Logs who did what to the sync. Pushed changes are no such thing: they come by the hundred. */
class ActionLog {
  private static final Logger LOG = Logger.getLogger(ActionLog.class);

  @ServerResponseFilter
  void done(
      ContainerRequestContext request,
      ContainerResponseContext response,
      SimpleResourceInfo resource) {
    // a call that no method takes has no method
    if (resource == null || resource.getMethodName() == null || !acts(resource)) {
      return;
    }
    LOG.infof(
        "%s: %s %s, answered %d",
        request.getSecurityContext().getUserPrincipal().getName(),
        request.getMethod(),
        request.getUriInfo().getPath(),
        response.getStatus());
  }

  /** Methods that not every reader may call are actions. */
  private static boolean acts(SimpleResourceInfo resource) {
    return method(resource)
        .map(method -> method.getAnnotation(RolesAllowed.class))
        .filter(roles -> !Arrays.asList(roles.value()).contains(Roles.VIEWER))
        .isPresent();
  }

  /** An answer is not spoilt because its method cannot be looked at. */
  private static Optional<Method> method(SimpleResourceInfo resource) {
    Class<?> type = resource.getResourceClass();
    try {
      return Optional.of(type.getMethod(resource.getMethodName(), resource.parameterTypes()));
    } catch (NoSuchMethodException e) {
      LOG.debugf("No action is logged: %s cannot be looked at", e.getMessage());
      return Optional.empty();
    }
  }
}
