package org.syncline.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.lang.reflect.Method;
import java.util.Arrays;
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
      SimpleResourceInfo resource)
      throws NoSuchMethodException {
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
  private static boolean acts(SimpleResourceInfo resource) throws NoSuchMethodException {
    Method method =
        resource.getResourceClass().getMethod(resource.getMethodName(), resource.parameterTypes());
    RolesAllowed roles = method.getAnnotation(RolesAllowed.class);
    return roles != null && !Arrays.asList(roles.value()).contains(Roles.VIEWER);
  }
}
