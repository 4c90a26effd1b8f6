package org.syncline.rules;

/** Where the rule set in force is had from. */
public interface RuleSets {
  RuleSet current();
}
