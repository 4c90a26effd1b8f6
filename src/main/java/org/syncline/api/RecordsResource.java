package org.syncline.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.syncline.access.Roles;
import org.syncline.connector.Workers;
import org.syncline.record.RecordRef;
import org.syncline.record.SystemName;
import org.syncline.sync.Recreations;

/** Records as last known, with their link and why each field is as it is. */
@Path("/api/v1/records")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "records")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class RecordsResource {
  private static final int SHORTEST = 3;
  private final RecordViews views;
  private final TimelinePages timelines;
  private final Recreations recreations;
  private final Workers workers;

  RecordsResource(
      RecordViews views, TimelinePages timelines, Recreations recreations, Workers workers) {
    this.views = views;
    this.timelines = timelines;
    this.recreations = recreations;
    this.workers = workers;
  }

  @GET
  @Operation(summary = "Find records", description = "By id, or by a part of any value.")
  public List<RecordViews.Found> find(
      @Parameter(example = "jones@example.org", required = true) @RestQuery String q,
      @RestQuery String limit) {
    if (q == null || q.strip().length() < SHORTEST) {
      throw ApiProblem.bad("q", "must have at least " + SHORTEST + " characters");
    }
    return views.find(Params.text("q", q.strip()), Params.limit(limit));
  }

  @GET
  @Path("{system}/{object}/{id}")
  @Operation(summary = "One record with link, both sides' values and each field's provenance")
  public RecordViews.RecordView one(
      @RestPath String system, @RestPath String object, @RestPath String id) {
    RecordRef ref = Params.record(system, object, id);
    return views.of(ref).orElseThrow(() -> unknown(ref));
  }

  private static ApiProblem unknown(RecordRef ref) {
    return ApiProblem.notFound("no " + ref + " of " + ref.system() + " is known");
  }

  @GET
  @Path("{system}/{object}/{id}/timeline")
  @Operation(
      summary = "What a person did and was part of",
      description =
          "Activities, memberships of lists and campaigns, and roles in opportunities of a prospect"
              + " and its CRM record, the latest first; pages by cursor.")
  public TimelinePages.TimelinePage timeline(
      @RestPath String system,
      @RestPath String object,
      @RestPath String id,
      @RestQuery String cursor,
      @RestQuery String limit) {
    RecordRef ref = Params.record(system, object, id);
    views.known(ref).orElseThrow(() -> unknown(ref));
    return timelines.page(ref, cursor, Params.limit(limit));
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("marketing/{object}/{id}/allow-recreate")
  @Operation(
      summary = "Let a flagged prospect find or get another CRM record",
      description =
          "A prospect whose CRM record was deleted is left alone from then on. After this it is"
              + " matched again, and one is created if the mapping says so. 409 where it is not"
              + " flagged, or in the recycle bin.")
  public void allowRecreate(@RestPath String object, @RestPath String id) {
    recreations
        .allow(Params.record(SystemName.MARKETING.word(), object, id))
        .ifPresent(
            why -> {
              throw ApiProblem.conflict(why);
            });
    workers.wakePipelines();
  }
}
