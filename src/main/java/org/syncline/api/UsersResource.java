package org.syncline.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.kept.Users;

/** Who works in both systems. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "kept records")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class UsersResource {
  private final Users users;

  UsersResource(Users users) {
    this.users = users;
  }

  @GET
  @Operation(
      summary = "The CRM's users, their role in marketing, and what an admin has to do there",
      description =
          "Pardot's API cannot create users. They are linked by id or e-mail; roles come from the"
              + " mappings' users.yaml.")
  public List<Users.User> all() {
    return QuarkusTransaction.requiringNew().call(users::all);
  }
}
