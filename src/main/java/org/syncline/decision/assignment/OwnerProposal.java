package org.syncline.decision.assignment;

import org.syncline.decision.Precedence;

/** Whom one rule would give a prospect to. */
public record OwnerProposal(Owner owner, Precedence precedence, String rule) {}
