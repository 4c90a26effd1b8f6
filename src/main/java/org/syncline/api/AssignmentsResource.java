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
import org.syncline.assignment.Assignment;
import org.syncline.assignment.AssignmentRepository;
import org.syncline.assignment.GroupViews;

/** Who got which prospect, and why. */
@Path("/api/v1/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "assignments")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class AssignmentsResource {
  private final AssignmentRepository ledger;
  private final GroupViews groups;

  AssignmentsResource(AssignmentRepository ledger, GroupViews groups) {
    this.ledger = ledger;
    this.groups = groups;
  }

  /** The ledger, and how the turns of each group stand. */
  record Assignments(List<Assignment> assignments, List<GroupViews.View> groups) {}

  @GET
  @Operation(
      summary = "Who got whom, when and by which rule, and how each group's turns stand",
      description =
          "The latest first, with how the group's members stood before and whose turn was passed"
              + " over. A prospect for which nobody was found is a sync error of kind `unassigned`.")
  public Assignments all(
      @Parameter(example = "marketing/prospect/7") @RestQuery String record,
      @Parameter(example = "dach") @RestQuery String group,
      @RestQuery String limit) {
    int most = Params.limit(limit);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> new Assignments(ledger.latest(Params.record(record), group, most), groups.all()));
  }
}
