package org.syncline.decision;

/** Named precedence of proposals, the highest last. */
public enum Precedence {
  DEFAULT,
  SPECIFIC,
  OVERRIDE
}
