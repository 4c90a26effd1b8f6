package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.connector.PostedActivities;
import org.syncline.connector.Workers;
import org.syncline.intake.Intake;
import org.syncline.mapping.MappingSet;
import org.syncline.matching.ProspectsByEmail;
import org.syncline.record.RecordRef;
import org.syncline.rules.RuleSets;

/** Takes what prospects did elsewhere: attended a webinar, answered an SMS. */
@Path("/api/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "activities")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
class ActivitiesResource {
  private static final int MOST = 1000;

  private final PostedActivities posted;
  private final ProspectsByEmail prospects;
  private final RuleSets ruleSets;
  private final Workers workers;
  private final Clock clock;

  ActivitiesResource(
      PostedActivities posted,
      ProspectsByEmail prospects,
      RuleSets ruleSets,
      Workers workers,
      Clock clock) {
    this.posted = posted;
    this.prospects = prospects;
    this.ruleSets = ruleSets;
    this.workers = workers;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Post activities of prospects from outside",
      description =
          "Accepts them durably, the whole request or nothing; at most 1,000 items and 10 MB. Types"
              + " and their values are those that a file in mappings declares. Of a prospect give"
              + " the id, which need not be known yet, or the e-mail address of exactly one. A key"
              + " that came before with the same type is a duplicate and counts once; without a key"
              + " the content is the key.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.Activities.class),
              examples = @ExampleObject(name = "one activity", value = ApiExamples.ACTIVITIES)))
  @APIResponse(
      responseCode = "202",
      description = "stored",
      content =
          @Content(
              schema = @Schema(implementation = Intake.Accepted.class),
              examples = @ExampleObject(name = "accepted", value = ApiExamples.ACCEPTED)))
  @APIResponse(responseCode = "400", description = "index, field and reason of each mistake")
  @APIResponse(responseCode = "413", description = "too many items or bytes")
  public Response post(byte[] body) {
    JsonNode items = JsonBody.object(body, Set.of("activities")).path("activities");
    if (!items.isArray()) {
      throw ApiProblem.bad("activities", "must be an array");
    }
    if (items.size() > MOST) {
      throw ApiProblem.tooLarge(
          "at most " + MOST + " activities at once, these are " + items.size());
    }
    MappingSet mappings = ruleSets.current().mappings();
    Intake.Accepted accepted =
        posted.accept(
            new ActivityItems(mappings, people(items, mappings), clock.instant()).read(items));
    workers.wakePipelines();
    return Response.accepted(accepted).build();
  }

  private ActivityPeople people(JsonNode items, MappingSet mappings) {
    Map<String, List<RecordRef>> byEmail =
        QuarkusTransaction.requiringNew()
            .call(() -> prospects.of(ActivityItems.emails(items), mappings));
    return new ActivityPeople(byEmail, ProspectsByEmail.possible(mappings));
  }
}
