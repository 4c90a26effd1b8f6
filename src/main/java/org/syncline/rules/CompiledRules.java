package org.syncline.rules;

import org.syncline.decision.DecisionRules;
import org.syncline.decision.assignment.AssignmentRules;

/** The rules of all phases, ready to fire. */
record CompiledRules(DecisionRules field, AssignmentRules assignment) {}
