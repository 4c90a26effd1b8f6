package org.syncline.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.syncline.access.Roles;
import org.syncline.connector.Workers;
import org.syncline.errors.SyncError;
import org.syncline.errors.SyncErrorRepository;
import org.syncline.sync.Retries;

/** What did not go through. */
@Path("/api/v1/errors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "errors")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class ErrorsResource {
  private final SyncErrorRepository errors;
  private final Retries retries;
  private final Workers workers;

  ErrorsResource(SyncErrorRepository errors, Retries retries, Workers workers) {
    this.errors = errors;
    this.retries = retries;
    this.workers = workers;
  }

  /**
   * One page, the oldest first.
   *
   * @param next to be given as {@code after} for the next page; null on the last
   */
  record ErrorPage(List<SyncError> items, Long next, long open) {}

  record Retried(int retried) {}

  @GET
  @Operation(
      summary = "Open sync errors",
      description = "kind: rejected, untakeable, unreadable, unassigned, waiting or failed.")
  public ErrorPage open(@RestQuery String kind, @RestQuery String after, @RestQuery String limit) {
    int most = Params.limit(limit);
    long behind = Params.after(after);
    checked(kind);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<SyncError> items = errors.open(kind, behind, most + 1);
              boolean more = items.size() > most;
              return new ErrorPage(
                  more ? items.subList(0, most) : items,
                  more ? items.get(most - 1).id() : null,
                  errors.countOpen());
            });
  }

  private static void checked(String kind) {
    if (kind != null && !SyncError.KINDS.contains(kind)) {
      throw ApiProblem.bad("kind", "unknown kind '" + kind + "', allowed: " + SyncError.KINDS);
    }
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("{id}/retry")
  @Operation(summary = "Read the record again, decide anew and send what is decided")
  public Retried retry(@RestPath long id) {
    if (!retries.retry(id)) {
      throw ApiProblem.notFound("no open sync error " + id);
    }
    workers.wakePipelines();
    return new Retried(1);
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("retry")
  @Operation(summary = "Retry all open sync errors, or those of one kind")
  public Retried retryAll(@RestQuery String kind) {
    checked(kind);
    int retried = retries.retryAll(kind);
    workers.wakePipelines();
    return new Retried(retried);
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("{id}/dismiss")
  @Operation(summary = "Close a sync error; the value is not sent until something changes")
  public void dismiss(@RestPath long id) {
    boolean open = QuarkusTransaction.requiringNew().call(() -> errors.close(id, "dismissed"));
    if (!open) {
      throw ApiProblem.notFound("no open sync error " + id);
    }
  }
}
