package org.syncline.testsupport;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.syncline.sandbox.SandboxServer;
import org.syncline.sandbox.SandboxSettings;
import org.syncline.sandbox.salesforce.SalesforceBehaviour;
import org.syncline.sandbox.salesforce.SalesforceSandbox;
import org.syncline.sandbox.salesforce.SalesforceStore;

/** An empty org behind its HTTP API, a new one for each test, with a clock that stands still. */
public final class SalesforceOrg implements BeforeEachCallback, AfterEachCallback {
  private final UnaryOperator<SalesforceSandbox.Settings> settings;
  private SandboxClock clock;
  private SandboxServer server;
  private SalesforceClient client;

  public SalesforceOrg() {
    this(UnaryOperator.identity());
  }

  public SalesforceOrg(UnaryOperator<SalesforceSandbox.Settings> settings) {
    this.settings = settings;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    clock = new SandboxClock("2026-11-24T09:00:00Z");
    server =
        SandboxServer.start(
            SandboxSettings.empty()
                .withSalesforce(settings.apply(SalesforceSandbox.Settings.defaults())),
            clock);
    client = newClient();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.close();
  }

  public SandboxClock clock() {
    return clock;
  }

  public SandboxServer server() {
    return server;
  }

  public SalesforceStore store() {
    return server.salesforce().store();
  }

  public SalesforceBehaviour behaviour() {
    return server.salesforce().behaviour();
  }

  /** Signed in as {@code tester}. */
  public SalesforceClient client() {
    return client;
  }

  public SalesforceClient newClient() {
    return new SalesforceClient(server.baseUrl(), server.tokens().issue("tester"));
  }
}
