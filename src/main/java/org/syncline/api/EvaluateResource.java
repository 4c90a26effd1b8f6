package org.syncline.api;

import static java.util.stream.Collectors.toSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.syncline.access.Roles;
import org.syncline.decision.FieldDecision;
import org.syncline.decision.FieldDecision.FieldWrite;
import org.syncline.decision.FieldDecision.Lost;
import org.syncline.decision.Pair;
import org.syncline.decision.assignment.AssignmentDecision;
import org.syncline.decision.assignment.Owner;
import org.syncline.decision.automation.ActionProposal;
import org.syncline.decision.automation.AutomationRule;
import org.syncline.decision.automation.AutomationRules;
import org.syncline.decision.automation.AutomationRules.Subject;
import org.syncline.decision.criteria.Prospect;
import org.syncline.record.FieldValue;
import org.syncline.rules.RuleSet;
import org.syncline.rules.RuleSets;

/** Decides about a pair without storing or sending anything. */
@Path("/api/v1/evaluate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rules")
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
class EvaluateResource {
  private final RuleSets ruleSets;
  private final Clock clock;

  EvaluateResource(RuleSets ruleSets, Clock clock) {
    this.ruleSets = ruleSets;
    this.clock = clock;
  }

  /** What the rules say; of automation rules also those that are paused. */
  record Evaluated(
      String mapping,
      String ruleSet,
      List<Field> fields,
      Assignment assignment,
      List<PlannedAction> actions) {}

  /** What an automation rule would have done. */
  record PlannedAction(
      String type, Map<String, FieldValue> parameters, String rule, String reason) {
    static PlannedAction of(ActionProposal proposal) {
      return new PlannedAction(
          proposal.action().kind().word(),
          proposal.action().fields(),
          proposal.rule(),
          "the rule matches");
    }
  }

  /**
   * Who would get the prospect.
   *
   * @param toType {@code user}, {@code group}, {@code queue} or {@code active-rule}; null where
   *     rules disagree
   */
  record Assignment(String to, String toType, String rule, String reason) {}

  record Field(
      String field,
      String crmField,
      String outcome,
      FieldValue value,
      List<FieldWrite> writes,
      String rule,
      String reason,
      Lost lost) {
    static Field of(FieldDecision decision) {
      return new Field(
          decision.field().marketing(),
          decision.field().crm(),
          decision.outcome().name().toLowerCase(Locale.ROOT),
          decision.value().orElse(null),
          decision.writes(),
          decision.rule().orElse(null),
          decision.untakeable().map(FieldDecision.Untakeable::message).orElse(decision.reason()),
          decision.lost().orElse(null));
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ask for decisions",
      description = "Base is keyed by the marketing field; a missing key: the two never agreed.")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ApiShapes.Evaluation.class),
              examples = @ExampleObject(name = "a changed phone", value = ApiExamples.EVALUATE)))
  public Evaluated evaluate(byte[] body) {
    RuleSet ruleSet = ruleSets.current();
    Pair pair = EvaluateRequest.read(body, ruleSet.mappings(), clock.instant());
    pair = pair.knowing(List.of(prospect(pair)));
    return new Evaluated(
        pair.mapping().name(),
        ruleSet.version(),
        ruleSet.decider().decide(pair).stream().map(Field::of).toList(),
        assignment(pair, ruleSet),
        actions(pair, ruleSet));
  }

  /** As if the rules had never acted for the prospect, of which nothing else is known. */
  private static List<PlannedAction> actions(Pair pair, RuleSet ruleSet) {
    AutomationRules rules = ruleSet.automationRules();
    Set<String> names = rules.rules().stream().map(AutomationRule::name).collect(toSet());
    return rules.propose(new Subject(prospect(pair), List.of(), List.of()), names).stream()
        .map(PlannedAction::of)
        .toList();
  }

  private static Prospect prospect(Pair pair) {
    return new Prospect(pair.marketing().ref(), pair.marketing().fields(), pair.now());
  }

  /** No turn is taken; null where it has an owner, or no rule says anything. */
  private static Assignment assignment(Pair pair, RuleSet ruleSet) {
    if (pair.mapping().assigned(pair.marketing()::field)) {
      return null;
    }
    AssignmentDecision decision =
        AssignmentDecision.of(ruleSet.assignmentRules().assign(prospect(pair), List.of()));
    if (decision instanceof AssignmentDecision.To to) {
      Owner owner = to.owner();
      return new Assignment(owner.to(), owner.type(), to.rule(), "the rule says so");
    }
    return decision instanceof AssignmentDecision.Conflict conflict
        ? new Assignment(null, null, null, conflict.reason())
        : null;
  }
}
