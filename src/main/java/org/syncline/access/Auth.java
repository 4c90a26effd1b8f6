package org.syncline.access;

/** How the server knows who is asking. */
public enum Auth {
  /** By tokens of which it knows the hashes. */
  TOKENS,
  /** By an OpenID Connect provider; {@code quarkus.oidc.*} says which. */
  OIDC,
  /** Not at all: whoever reaches it may do everything. */
  NONE
}
