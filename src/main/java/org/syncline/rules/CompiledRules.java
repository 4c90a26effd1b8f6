package org.syncline.rules;

import org.syncline.decision.DecisionRules;
import org.syncline.decision.assignment.AssignmentRules;
import org.syncline.decision.automation.AutomationRules;

/** The rules of all phases, ready to fire. */
record CompiledRules(DecisionRules field, AssignmentRules assignment, AutomationRules automation) {}
