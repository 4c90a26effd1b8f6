package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.mapping.Mapping;
import org.syncline.mapping.Share;
import org.syncline.plan.SharePreview;
import org.syncline.plan.SharePreviews;
import org.syncline.rules.RuleSets;

/** Selective sync, tried before it is switched on. */
@Path("/api/v1/sharing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sharing")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class SharingResource {
  private final SharePreviews previews;
  private final RuleSets ruleSets;

  SharingResource(SharePreviews previews, RuleSets ruleSets) {
    this.previews = previews;
    this.ruleSets = ruleSets;
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What a criterion of selective sync would do",
      description =
          "Counts, by what is known now, which prospects would go to the recycle bin and which would"
              + " come back, if the mapping had this 'share'. Nothing is changed.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.SharingQuestion.class),
              examples = @ExampleObject(name = "by territory", value = ApiExamples.SHARING)))
  public SharePreview preview(byte[] body) {
    JsonNode question = JsonBody.object(body, Set.of("mapping", "field", "is"));
    String name = text(question, "mapping");
    Mapping mapping =
        ruleSets
            .current()
            .mappings()
            .named(name)
            .orElseThrow(() -> ApiProblem.bad("mapping", "no mapping is named '" + name + "'"));
    return previews.of(mapping, new Share(text(question, "field"), values(question.path("is"))));
  }

  private static String text(JsonNode question, String key) {
    JsonNode node = question.path(key);
    if (!node.isTextual() || node.asText().isBlank()) {
      throw ApiProblem.bad(key, "must be a text");
    }
    return Params.text(key, node.asText());
  }

  private static List<String> values(JsonNode node) {
    List<String> values = new ArrayList<>();
    (node.isArray() ? node : List.of(node))
        .forEach(
            value -> {
              if (!value.isTextual()) {
                throw ApiProblem.bad("is", "must be a text or a list of texts");
              }
              values.add(Params.text("is", value.asText()));
            });
    if (values.isEmpty()) {
      throw ApiProblem.bad("is", "must have at least one value");
    }
    return values;
  }
}
