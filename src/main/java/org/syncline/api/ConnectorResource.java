package org.syncline.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.connector.Backlog;
import org.syncline.connector.Connector;
import org.syncline.connector.Poller;
import org.syncline.intake.Watermarks;
import org.syncline.intake.Watermarks.Watermark;
import org.syncline.plan.Plan;
import org.syncline.plan.PlanRepository;
import org.syncline.record.SystemName;
import org.syncline.remote.ApiUse;
import org.syncline.remote.ApiUseSource;
import org.syncline.rules.LiveRuleSets;
import org.syncline.rules.LiveRuleSets.Reload;

/** How the sync is doing, and its switches. */
@Path("/api/v1/connector")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "connector")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class ConnectorResource {
  private static final String UNTOLD = "paused over REST";
  private static final int LONGEST_REASON = 500;

  private final Connector connector;
  private final Poller poller;
  private final Watermarks watermarks;
  private final Backlog backlog;
  private final LiveRuleSets ruleSets;
  private final PlanRepository plans;
  private final List<ApiUseSource> apiUses;

  ConnectorResource(
      Connector connector,
      Poller poller,
      Watermarks watermarks,
      Backlog backlog,
      LiveRuleSets ruleSets,
      PlanRepository plans,
      @All List<ApiUseSource> apiUses) {
    this.connector = connector;
    this.poller = poller;
    this.watermarks = watermarks;
    this.backlog = backlog;
    this.ruleSets = ruleSets;
    this.plans = plans;
    this.apiUses = apiUses;
  }

  /**
   * The state as a whole.
   *
   * @param braked whether a brake stopped it
   * @param brakesHold whether the brakes hold yet: from the plan of a new connection on, else from
   *     the end of the first sync
   */
  record ConnectorState(
      String state,
      boolean reading,
      boolean braked,
      boolean brakesHold,
      String reason,
      Instant since,
      String ruleSet,
      Reload lastReload,
      Backlog.Counts backlog,
      List<SystemState> systems) {}

  /** One system: its daily API use where it told, and how far each poll has read. */
  record SystemState(SystemName system, ApiUse apiUse, List<Poll> polls) {}

  /** One poll; {@code problem} says why the last page could not be read. */
  record Poll(
      String source,
      Instant watermark,
      Instant polledAt,
      boolean readToEnd,
      boolean fullSync,
      Instant failedAt,
      String problem,
      Set<String> hiddenFields) {
    static Poll of(Watermark mark) {
      return new Poll(
          mark.source(),
          mark.stamp(),
          mark.polledAt(),
          mark.readToEnd(),
          mark.fullSync(),
          mark.failedAt(),
          mark.problem(),
          mark.hiddenFields());
    }
  }

  @GET
  @Operation(summary = "State, backlog, watermarks, hidden fields, API use")
  public ConnectorState state() {
    Connector.State state = connector.state();
    List<Watermark> marks = QuarkusTransaction.requiringNew().call(watermarks::all);
    return new ConnectorState(
        state.paused() ? "paused" : "running",
        state.reads(),
        state.braked(),
        state.inStep(),
        state.reason(),
        state.since(),
        ruleSets.current().version(),
        ruleSets.lastReload().orElse(null),
        QuarkusTransaction.requiringNew().call(backlog::counts),
        List.of(SystemName.values()).stream().map(system -> system(system, marks)).toList());
  }

  private SystemState system(SystemName system, List<Watermark> marks) {
    ApiUse use =
        apiUses.stream()
            .filter(source -> source.system() == system)
            .flatMap(source -> source.apiUse().stream())
            .findFirst()
            .orElse(null);
    return new SystemState(
        system, use, marks.stream().filter(mark -> mark.system() == system).map(Poll::of).toList());
  }

  @GET
  @Path("plan")
  @Operation(
      summary = "What would be written now",
      description =
          "Per object, field and rule, with examples. Exact once it is complete and as long as"
              + " nobody edits anything; looking sends nothing.")
  public Plan plan() {
    return plans.plan();
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("pause")
  @Operation(
      summary = "Stop writing both systems, and reading them",
      description =
          "Pushed changes are still accepted, and decided; nothing is sent. With \"reading\":"
              + " true both systems are read as well, so that the plan stays true.")
  @RequestBody(
      required = false,
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.Pause.class),
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "a reason", value = ApiExamples.PAUSE)))
  public ConnectorState pause(byte[] body) {
    JsonNode wish =
        body.length == 0
            ? MissingNode.getInstance()
            : JsonBody.object(body, Set.of("reason", "reading"));
    connector.pause(reason(wish.path("reason")), reading(wish.path("reading")));
    return state();
  }

  private static boolean reading(JsonNode reading) {
    if (!reading.isMissingNode() && !reading.isBoolean()) {
      throw ApiProblem.bad("reading", "must be true or false");
    }
    return reading.booleanValue();
  }

  private static String reason(JsonNode reason) {
    if (reason.isMissingNode() || reason.isNull()) {
      return UNTOLD;
    }
    if (!reason.isTextual() || reason.textValue().length() > LONGEST_REASON) {
      throw ApiProblem.bad("reason", "must be a text of " + LONGEST_REASON + " characters at most");
    }
    return Params.text("reason", reason.textValue());
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("resume")
  @Operation(
      summary = "Go on",
      description = "What waits to be written at this moment is let through by the brakes.")
  public ConnectorState resume() {
    connector.resume();
    return state();
  }

  @POST
  @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
  @Path("full-sync")
  @Operation(
      summary = "Read everything again",
      description = "Past deduplication, so that edited rules hold for every pair.")
  public ConnectorState fullSync() {
    poller.fullSync();
    return state();
  }
}
