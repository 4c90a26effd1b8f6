package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.connector.Workers;
import org.syncline.intake.Change;
import org.syncline.intake.Intake;
import org.syncline.intake.PushedChanges;
import org.syncline.rules.RuleSets;

/** Takes changes that somebody pushes. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
class ChangesResource {
  private static final int MOST = 1000;

  private final PushedChanges pushed;
  private final RuleSets ruleSets;
  private final Workers workers;
  private final Clock clock;

  ChangesResource(PushedChanges pushed, RuleSets ruleSets, Workers workers, Clock clock) {
    this.pushed = pushed;
    this.ruleSets = ruleSets;
    this.workers = workers;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Push changes",
      description =
          "Accepts them durably, the whole request or nothing; at most 1,000 items and 10 MB. A"
              + " field that is not in a change is not provided; null and \"\" are blank.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.Changes.class),
              examples = @ExampleObject(name = "one change", value = ApiExamples.CHANGES)))
  @APIResponse(
      responseCode = "202",
      description = "stored",
      content =
          @Content(
              schema = @Schema(implementation = Intake.Accepted.class),
              examples = @ExampleObject(name = "accepted", value = ApiExamples.ACCEPTED)))
  @APIResponse(responseCode = "400", description = "index, field and reason of each mistake")
  @APIResponse(responseCode = "413", description = "too many items or bytes")
  public Response push(byte[] body) {
    JsonNode items = JsonBody.object(body, Set.of("changes")).path("changes");
    if (!items.isArray()) {
      throw ApiProblem.bad("changes", "must be an array");
    }
    if (items.size() > MOST) {
      throw ApiProblem.tooLarge("at most " + MOST + " changes at once, these are " + items.size());
    }
    List<Change> changes =
        new ChangeItems(ruleSets.current().mappings(), clock.instant()).read(items);
    Intake.Accepted accepted = pushed.accept(changes);
    workers.wakePipelines();
    return Response.accepted(accepted).build();
  }
}
