package org.syncline.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;
import org.syncline.rules.RulesConfig;
import org.syncline.scenario.Failure;
import org.syncline.scenario.RuleCoverage;
import org.syncline.scenario.ScenarioReport;
import org.syncline.scenario.ScenarioResult;
import org.syncline.scenario.ScenarioRunner;
import org.syncline.scenario.Scenarios;

/** Runs scenarios against the rule set in force, without storing or sending anything. */
@Path("/api/v1/scenarios")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class ScenariosResource {
  private final RuleSets ruleSets;
  private final RulesConfig config;

  ScenariosResource(RuleSets ruleSets, RulesConfig config) {
    this.ruleSets = ruleSets;
    this.config = config;
  }

  /**
   * @param coveredPercent of all rules, rounded down
   * @param leftOut where scenarios with rules of their own stand, which a native build compiles not
   */
  record Run(
      String ruleSet,
      long passed,
      long failed,
      List<Result> results,
      int coveredPercent,
      List<Coverage> coverage,
      List<String> leftOut) {
    static Run of(ScenarioReport report, List<String> leftOut) {
      return new Run(
          report.ruleSet(),
          report.passed(),
          report.failed(),
          report.results().stream().map(Result::of).toList(),
          report.coveredPercent(),
          report.coverage().stream().map(Coverage::of).toList(),
          leftOut);
    }
  }

  record Result(String file, int line, String note, boolean passed, List<Failure> failures) {
    static Result of(ScenarioResult result) {
      return new Result(
          result.file(), result.line(), result.note(), result.passed(), result.failures());
    }
  }

  record Coverage(String rule, boolean covered, List<String> firedIn, List<String> heldBackIn) {
    static Coverage of(RuleCoverage rule) {
      return new Coverage(rule.rule(), rule.covered(), rule.firedIn(), rule.heldBackIn());
    }
  }

  @POST
  @Path("run")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      summary = "Run scenarios",
      description =
          "Without a body all files of the scenarios folder; else the files or folders inside it"
              + " that are named, or a text that is no file yet, which brings no rules of its own."
              + " At most 1,000 scenarios.")
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ApiShapes.ScenarioRun.class),
              examples = @ExampleObject(name = "a text", value = ApiExamples.SCENARIO)))
  @APIResponse(responseCode = "200", description = "how each came out, and what they cover")
  @APIResponse(responseCode = "422", description = "file, line and reason of every problem")
  public Run run(byte[] body) {
    RuleSet ruleSet = ruleSets.current();
    Scenarios scenarios = ScenarioRequest.of(body, config.scenarios()).read(ruleSet);
    if (!scenarios.problems().isEmpty()) {
      throw FileProblems.unusable("the scenarios cannot be run", scenarios.problems());
    }
    return Run.of(new ScenarioRunner(ruleSet).run(scenarios.scenarios()), scenarios.leftOut());
  }
}
