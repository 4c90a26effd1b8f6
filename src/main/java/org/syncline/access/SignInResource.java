package org.syncline.access;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Where a person with a browser shows a token, which a cookie then carries. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class SignInResource {
  private static final Logger LOG = Logger.getLogger(SignInResource.class);
  private static final int TOO_MANY = 429;
  private static final String PAGE = "/sign-in";
  private static final String UNKNOWN = "a token that is not known, to sign in";

  private final Access access;
  private final FailedAttempts failures;
  private final Template page;

  SignInResource(Access access, FailedAttempts failures, @Location("sign-in.html") Template page) {
    this.access = access;
    this.failures = failures;
    this.page = page;
  }

  @GET
  @Path("sign-in")
  @Operation(hidden = true)
  public Response page(@RestQuery String to) {
    return access.auth() == Auth.TOKENS
        ? answer(Response.Status.OK.getStatusCode(), to, "")
        : Pages.moved("/").build();
  }

  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response signIn(@RestForm String token, @RestForm String to, RoutingContext context) {
    String shown = token == null ? "" : token.strip();
    return access
        .by(shown)
        .filter(identity -> access.auth() == Auth.TOKENS)
        .map(
            identity -> {
              LOG.infof("%s signed in", identity.getPrincipal().getName());
              return moved(Pages.local(to), cookie(shown, context));
            })
        .orElseGet(() -> refused(to, context));
  }

  private Response refused(String to, RoutingContext context) {
    if (failures.tooMany(context.request(), UNKNOWN)) {
      return Response.fromResponse(answer(TOO_MANY, to, "Too many attempts. Wait a minute."))
          .header("Retry-After", FailedAttempts.WINDOW.toSeconds())
          .build();
    }
    failures.add(context.request(), UNKNOWN);
    return answer(
        Response.Status.UNAUTHORIZED.getStatusCode(), to, "This token is not known here.");
  }

  @POST
  @Path("sign-out")
  @Operation(hidden = true)
  public Response signOut(RoutingContext context) {
    NewCookie gone = builder("", context).maxAge(0).build();
    return moved(PAGE, gone);
  }

  private Response answer(int status, String to, String problem) {
    return Response.status(status)
        .type("text/html;charset=UTF-8")
        .header("Cache-Control", "no-store")
        .entity(page.data("to", Pages.local(to)).data("problem", problem).render())
        .build();
  }

  private static Response moved(String to, NewCookie cookie) {
    return Pages.moved(to).cookie(cookie).build();
  }

  private static NewCookie cookie(String token, RoutingContext context) {
    return builder(token, context).build();
  }

  /** Not sent along by links from elsewhere, and unseen by scripts. */
  private static NewCookie.Builder builder(String token, RoutingContext context) {
    return new NewCookie.Builder(Credentials.COOKIE)
        .value(token)
        .path("/")
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .secure("https".equals(context.request().scheme()));
  }
}
