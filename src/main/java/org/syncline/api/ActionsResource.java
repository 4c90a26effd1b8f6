package org.syncline.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.syncline.access.Roles;
import org.syncline.action.ActionRepository;
import org.syncline.action.ActionRow;

/** What was asked to be done in the CRM for prospects, and what came of it. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "actions")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class ActionsResource {
  private final ActionRepository actions;

  ActionsResource(ActionRepository actions) {
    this.actions = actions;
  }

  @GET
  @Operation(summary = "Campaign memberships and tasks, the latest first")
  public List<ActionRow> latest(
      @Parameter(example = "marketing/prospect/7") @RestQuery String record,
      @RestQuery String limit) {
    int most = Params.limit(limit);
    return QuarkusTransaction.requiringNew()
        .call(() -> actions.latest(Params.record(record), most));
  }
}
