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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.syncline.access.Roles;
import org.syncline.history.RuleSetVersions;
import org.syncline.mapping.Mapping;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.LiveRuleSets.Reload;
import org.syncline.rules.RuleSet;

/** The rule set in force. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class RulesResource {
  private final LiveRuleSets ruleSets;
  private final RuleSetVersions versions;

  RulesResource(LiveRuleSets ruleSets, RuleSetVersions versions) {
    this.ruleSets = ruleSets;
    this.versions = versions;
  }

  record InForce(
      String version,
      List<RuleSet.RuleName> rules,
      List<MappingName> mappings,
      Reload lastReload) {}

  record MappingName(String name, String marketing, String crm, int fields) {
    static MappingName of(Mapping mapping) {
      return new MappingName(
          mapping.name(), mapping.marketing(), mapping.crm(), mapping.fields().size());
    }
  }

  @GET
  @Operation(summary = "The rule set in force: its version, rules and mappings")
  public InForce inForce() {
    RuleSet current = ruleSets.current();
    return new InForce(
        current.version(),
        current.rules(),
        current.mappings().mappings().stream().map(MappingName::of).toList(),
        ruleSets.lastReload().orElse(null));
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("reload")
  @Operation(
      summary = "Read the rule and mapping files again",
      description = "Files with a problem change nothing: the set in force stays.")
  @APIResponse(responseCode = "200", description = "the new set is in force")
  @APIResponse(responseCode = "422", description = "file, line and reason of every problem")
  public Reload reload() {
    Reload reload = ruleSets.reload();
    if (!reload.problems().isEmpty()) {
      throw FileProblems.unusable(
          "rule set " + reload.version() + " stays in force", reload.problems());
    }
    return reload;
  }

  @GET
  @Path("versions")
  @Operation(summary = "Every rule set that was ever in force, the latest first")
  public List<RuleSetVersions.Version> versions() {
    return QuarkusTransaction.requiringNew().call(versions::all);
  }

  @GET
  @Path("versions/{version}")
  @Operation(summary = "The rule and mapping files of a version, as they were")
  @APIResponse(responseCode = "404", description = "it was never in force here")
  public RuleSetVersions.Files version(@RestPath String version) {
    String known = Params.text("version", version);
    return QuarkusTransaction.requiringNew()
        .call(() -> versions.of(known))
        .orElseThrow(() -> ApiProblem.notFound("no rule set " + version + " was ever in force"));
  }
}
