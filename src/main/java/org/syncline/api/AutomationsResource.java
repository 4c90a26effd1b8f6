package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.syncline.access.Roles;
import org.syncline.automation.Automations;
import org.syncline.automation.Matches;
import org.syncline.automation.Preview;
import org.syncline.automation.Sweep;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.Match;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/** The automation rules: which of them run, for whom they have acted, for whom they would. */
@Path("/api/v1/automations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "automations")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class AutomationsResource {
  private static final String LINES = "application/x-ndjson";

  private final Automations automations;
  private final Matches matches;
  private final Sweep sweep;
  private final Preview preview;
  private final RuleSets ruleSets;

  AutomationsResource(
      Automations automations, Matches matches, Sweep sweep, Preview preview, RuleSets ruleSets) {
    this.automations = automations;
    this.matches = matches;
    this.sweep = sweep;
    this.preview = preview;
    this.ruleSets = ruleSets;
  }

  /** All rules, and how far the last look at all prospects has come. */
  record Overview(List<Automations.View> rules, Sweep.State sweep) {}

  @GET
  @Operation(
      summary = "Every automation rule: whether it runs, and for how many prospects it has acted",
      description = "A rule that is new or was edited is paused until somebody resumes it.")
  public Overview all() {
    return QuarkusTransaction.requiringNew()
        .call(() -> new Overview(automations.all(), sweep.state()));
  }

  @GET
  @Path("matches")
  @Operation(summary = "For whom rules have acted, how often, and when last; the latest first")
  public List<Match> matches(
      @Parameter(example = "marketing/prospect/7") @RestQuery String record,
      @Parameter(example = "Who looks at prices gets ten points") @RestQuery String rule,
      @RestQuery String limit) {
    int most = Params.limit(limit);
    String known = Params.text("rule", rule);
    return QuarkusTransaction.requiringNew()
        .call(() -> matches.latest(Params.record(record), known, most));
  }

  @POST
  @Path("resume")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(
      summary = "Let a rule run; it looks at all prospects once, and from then on at changes")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.NamedRule.class),
              examples = @ExampleObject(value = ApiExamples.RULE)))
  @APIResponse(responseCode = "200", description = "it runs")
  @APIResponse(responseCode = "400", description = "there is no such rule")
  public Overview resume(byte[] body) {
    AutomationRule rule = rule(body);
    QuarkusTransaction.requiringNew().run(() -> automations.resume(rule));
    return all();
  }

  @POST
  @Path("pause")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Operation(summary = "Let a rule do nothing; what it has done stays")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.NamedRule.class),
              examples = @ExampleObject(value = ApiExamples.RULE)))
  @APIResponse(responseCode = "200", description = "it is paused")
  @APIResponse(responseCode = "400", description = "there is no such rule")
  public Overview pause(byte[] body) {
    AutomationRule rule = rule(body);
    QuarkusTransaction.requiringNew().run(() -> automations.pause(rule));
    return all();
  }

  @POST
  @Path("preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(LINES)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Whom a rule would act for, and what it would do; changes nothing",
      description = "A line of JSON for every 2,000 prospects; the last has `done` and examples.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.NamedRule.class),
              examples = @ExampleObject(value = ApiExamples.RULE)))
  @APIResponse(
      responseCode = "200",
      description = "how far the look has come, line by line",
      content =
          @Content(mediaType = LINES, schema = @Schema(implementation = Preview.Progress.class)))
  @APIResponse(responseCode = "400", description = "there is no such rule")
  public Multi<Preview.Progress> preview(byte[] body) {
    RuleSet ruleSet = ruleSets.current();
    AutomationRule rule = rule(body);
    Multi<Preview.Progress> lines =
        Multi.createFrom()
            .<Preview.Progress>emitter(
                emitter -> {
                  preview.of(
                      rule,
                      ruleSet,
                      progress -> {
                        emitter.emit(progress);
                        return !emitter.isCancelled();
                      });
                  emitter.complete();
                })
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    return RestMulti.fromMultiData(lines).encodeAsJsonArray(false).build();
  }

  private AutomationRule rule(byte[] body) {
    JsonNode asked = JsonBody.object(body, Set.of("rule"));
    String name = asked.path("rule").asText("");
    return automations
        .named(name)
        .orElseThrow(
            () ->
                ApiProblem.bad(
                    "rule",
                    "there is no automation rule '%s', allowed: %s"
                        .formatted(name, automations.names())));
  }
}
