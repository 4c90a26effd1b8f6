package org.syncline.assignment;

import org.syncline.decision.assignment.Owner;

/**
 * That an automation rule has a prospect given to somebody.
 *
 * @param action the row that asks for it
 */
public record Wish(long action, Owner owner, String rule) {}
