package org.syncline.console;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.syncline.access.Credentials;
import org.syncline.access.Roles;
import org.syncline.connector.Connector;

/** The first page, what keeps it up to date, and its button. */
@Path("/")
@RolesAllowed(Roles.VIEWER)
class HomePage {
  private static final long RETRY_AFTER_SECONDS = 30;
  private static final long RECONNECT_MILLIS = 2000;

  private final Overviews overviews;
  private final Live live;
  private final Travels travels;
  private final Connector connector;
  private final Clock clock;

  HomePage(Overviews overviews, Live live, Travels travels, Connector connector, Clock clock) {
    this.overviews = overviews;
    this.live = live;
    this.travels = travels;
    this.connector = connector;
    this.clock = clock;
  }

  @GET
  @Blocking
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public String home(
      @CookieParam(Credentials.COOKIE) String signedIn, @Context SecurityContext security) {
    Overview page = overviews.now();
    String who = signedIn == null ? null : security.getUserPrincipal().getName();
    boolean acts = security.isUserInRole(Roles.OPERATOR);
    return Templates.home(page, clock.instant(), who, acts).render();
  }

  @GET
  @NonBlocking
  @Path("console/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(hidden = true)
  public Multi<OutboundSseEvent> events(@Context Sse sse) {
    return live.watch()
        .orElseThrow(() -> new ServiceUnavailableException(RETRY_AFTER_SECONDS))
        .map(
            pushed ->
                sse.newEventBuilder()
                    .name(pushed.name())
                    .reconnectDelay(RECONNECT_MILLIS)
                    .data(pushed.html())
                    .build());
  }

  /** Answers the card for a page that runs scripts, and the way back to the page for others. */
  @POST
  @Blocking
  @Path("console/sandbox/edits")
  @RolesAllowed(Roles.OPERATOR)
  @Produces(MediaType.TEXT_HTML)
  @Operation(hidden = true)
  public Response edit(@HeaderParam("HX-Request") boolean byScript) {
    if (!travels.possible()) {
      throw new NotFoundException("there is no sandbox here to make an edit in");
    }
    travels.begin();
    if (!byScript) {
      return Response.status(Response.Status.SEE_OTHER).header("Location", "/#travel").build();
    }
    Instant now = clock.instant();
    TravelCard card = travels.card(connector.state().paused()).orElseThrow();
    return Response.ok(Templates.travel(card, now).render()).build();
  }
}
