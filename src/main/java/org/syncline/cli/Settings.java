package org.syncline.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import org.syncline.connector.BrakesConfig;
import org.syncline.connector.ConnectorConfig;
import org.syncline.connector.PollConfig;
import org.syncline.connector.VendorConfig;
import org.syncline.connector.WorkersConfig;
import org.syncline.database.DatabaseConfig;
import org.syncline.pardot.PardotConfig;
import org.syncline.rules.RulesConfig;
import org.syncline.salesforce.SalesforceConfig;
import org.syncline.sandbox.SandboxConfig;

/** The settings as the server will read them: it does not run here. */
final class Settings {
  private Settings() {}

  /**
   * @throws io.smallrye.config.ConfigValidationException if one of them has a wrong value
   */
  static SmallRyeConfig read() {
    return ConfigUtils.configBuilder()
        .withMapping(SalesforceConfig.class)
        .withMapping(PardotConfig.class)
        .withMapping(PollConfig.class)
        .withMapping(WorkersConfig.class)
        .withMapping(VendorConfig.class)
        .withMapping(ConnectorConfig.class)
        .withMapping(BrakesConfig.class)
        .withMapping(DatabaseConfig.class)
        .withMapping(SandboxConfig.class)
        .withMapping(RulesConfig.class)
        .withValidateUnknown(false)
        .build();
  }
}
