package org.syncline.salesforce;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the org is, and as whom we sign in; without an address the sandbox is used. */
@ConfigMapping(prefix = "syncline.salesforce")
public interface SalesforceConfig {
  /** The org's My Domain, such as {@code https://example.my.salesforce.com}. */
  Optional<URI> url();

  /** The consumer key of the connected app. */
  Optional<String> clientId();

  /** The consumer secret, for the client credentials and the password flow. */
  Optional<String> clientSecret();

  /** A private key in PEM, or the path of its file: signs in by JWT bearer. */
  Optional<String> privateKey();

  /** As whom to act, for the JWT bearer and the password flow. */
  Optional<String> username();

  /** For the password flow: the password with the security token behind it. */
  Optional<String> password();

  /** The audience of a JWT where it is not the address: {@code https://login.salesforce.com}. */
  Optional<String> audience();

  @WithDefault("65.0")
  String apiVersion();

  /**
   * A unique external id field of ours on leads and contacts. Where an object has it, a create that
   * is repeated cannot make a second record.
   */
  @WithDefault("Syncline_Id__c")
  String externalId();

  /** With more pending updates than this, Bulk API 2.0 carries them. */
  @WithDefault("2000")
  int bulkAbove();

  /** How long an answer may take before it counts as lost. */
  @WithDefault("60s")
  Duration timeout();
}
