package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.syncline.access.Roles;
import org.syncline.connector.Workers;
import org.syncline.review.Review;
import org.syncline.review.ReviewRepository;
import org.syncline.sync.ReviewAnswers;

/** What is held for a person. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reviews")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class ReviewsResource {
  private final ReviewRepository reviews;
  private final ReviewAnswers answers;
  private final Workers workers;

  ReviewsResource(ReviewRepository reviews, ReviewAnswers answers, Workers workers) {
    this.reviews = reviews;
    this.answers = answers;
    this.workers = workers;
  }

  /**
   * One page, the oldest first.
   *
   * @param next to be given as {@code after} for the next page; null on the last
   */
  record ReviewPage(List<Review> items, Long next, long open) {}

  @GET
  @Operation(summary = "What is held for a person")
  public ReviewPage open(@RestQuery String after, @RestQuery String limit) {
    int most = Params.limit(limit);
    long behind = Params.after(after);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<Review> items = reviews.open(behind, most + 1);
              boolean more = items.size() > most;
              return new ReviewPage(
                  more ? items.subList(0, most) : items,
                  more ? items.get(most - 1).id() : null,
                  reviews.countOpen());
            });
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Decide",
      description =
          "Of a field: marketing, crm, or a value in marketing's words. Of a match: the record to"
              + " link with, one of the candidates. Of a proposal: the same, or none.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.Take.class),
              examples = @ExampleObject(name = "the CRM's value", value = ApiExamples.TAKE)))
  public void take(@RestPath long id, byte[] body) {
    JsonNode take = JsonBody.object(body, Set.of("take")).path("take");
    if (take.isMissingNode()) {
      throw ApiProblem.bad("take", "must be marketing, crm, a value, or a record to link with");
    }
    JsonBody.refusal(take)
        .ifPresent(
            why -> {
              throw ApiProblem.bad("take", why);
            });
    ReviewAnswers.Result result = answers.take(id, JsonBody.value(take));
    switch (result.kind()) {
      case DONE -> workers.wakePipelines();
      case NOT_OPEN -> throw ApiProblem.notFound(result.message());
      case NOT_POSSIBLE -> throw ApiProblem.conflict(result.message());
    }
  }
}
