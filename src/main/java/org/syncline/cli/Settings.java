package org.syncline.cli;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Set;
import org.syncline.access.AccessConfig;
import org.syncline.access.LimitsConfig;
import org.syncline.action.NotifyConfig;
import org.syncline.automation.AutomationConfig;
import org.syncline.connector.BrakesConfig;
import org.syncline.connector.ConnectorConfig;
import org.syncline.connector.PollConfig;
import org.syncline.connector.VendorConfig;
import org.syncline.connector.WorkersConfig;
import org.syncline.console.ConsoleConfig;
import org.syncline.database.DatabaseConfig;
import org.syncline.dataset.DatasetConfig;
import org.syncline.external.ExternalConfig;
import org.syncline.pardot.PardotConfig;
import org.syncline.rules.RulesConfig;
import org.syncline.salesforce.SalesforceConfig;
import org.syncline.sandbox.SandboxConfig;

/** The settings as the server will read them: it does not run here. */
final class Settings {
  /** What the settings are read by; a test holds that none is left out. */
  private static final List<Class<?>> MAPPINGS =
      List.of(
          AccessConfig.class,
          LimitsConfig.class,
          SalesforceConfig.class,
          PardotConfig.class,
          PollConfig.class,
          WorkersConfig.class,
          VendorConfig.class,
          ConnectorConfig.class,
          BrakesConfig.class,
          DatabaseConfig.class,
          SandboxConfig.class,
          RulesConfig.class,
          ConsoleConfig.class,
          DatasetConfig.class,
          AutomationConfig.class,
          NotifyConfig.class,
          ExternalConfig.class);

  private Settings() {}

  /**
   * @throws io.smallrye.config.ConfigValidationException if one of them has a wrong value
   */
  static SmallRyeConfig read() {
    SmallRyeConfigBuilder builder = ConfigUtils.configBuilder();
    MAPPINGS.forEach(builder::withMapping);
    return builder.withValidateUnknown(false).build();
  }

  static List<Class<?>> mappings() {
    return MAPPINGS;
  }

  /**
   * Settings of ours that do not exist, a line each.
   *
   * @param variables the names in the environment
   */
  static List<String> unknown(SmallRyeConfig settings, Set<String> variables) {
    return new UnknownKeys(MAPPINGS).problems(settings, variables);
  }
}
