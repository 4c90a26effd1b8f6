package org.syncline.salesforce;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.syncline.outbox.Write;
import org.syncline.record.FieldValue;
import org.syncline.remote.RemoteSession;
import org.syncline.remote.Sessions;
import org.syncline.sandbox.kernel.Fault;
import org.syncline.testsupport.SalesforceOrg;
import org.syncline.testsupport.WireTap;

/** Reader and writer of the adapter at an org of their own, with a tap on the wire between. */
final class AdapterOnSandbox implements BeforeEachCallback, AfterEachCallback {
  static final String CLIENT = "syncline-app";
  private static final int ORDINAL = 500;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  final SalesforceOrg org = new SalesforceOrg();
  private WireTap wire;
  private SalesforceApi api;
  private SalesforceReader reader;
  private SalesforceWriter writer;
  private long lastWrite;

  @Override
  public void beforeEach(ExtensionContext context) {
    org.beforeEach(context);
    wire = new WireTap(org.server().baseUrl());
    api = new SalesforceApi(sessions(), "65.0", TIMEOUT, org.clock());
    reader = new SalesforceReader(api, org.clock());
    writer = writer(Map.of());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    wire.close();
    org.afterEach(context);
  }

  /** Signed in once and for all. */
  private Sessions sessions() {
    RemoteSession session =
        new RemoteSession(
            org.server().tokens().issue(CLIENT),
            URI.create(wire.baseUrl()),
            org.server().salesforce().userOf(CLIENT));
    return new Sessions() {
      @Override
      public RemoteSession current() {
        return session;
      }

      @Override
      public RemoteSession renewed(RemoteSession refused) {
        return session;
      }
    };
  }

  WireTap wire() {
    return wire;
  }

  SalesforceApi api() {
    return api;
  }

  SalesforceReader reader() {
    return reader;
  }

  SalesforceWriter writer() {
    return writer;
  }

  /** One with other settings, which knows nothing of the org yet. */
  SalesforceWriter writer(Map<String, String> keys) {
    return new SalesforceWriter(api, config(keys), org.clock());
  }

  static SalesforceConfig config(Map<String, String> keys) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(SalesforceConfig.class)
        .withSources(new PropertiesConfigSource(keys, "test", ORDINAL))
        .build()
        .getConfigMapping(SalesforceConfig.class);
  }

  /** Somebody else's record, made now. */
  String insert(String object, Map<String, Object> fields) {
    String rep = org.server().salesforce().userOf("a rep");
    return org.store().insert(object, fields, rep, org.clock().instant());
  }

  String lead(String name) {
    return insert("Lead", Map.of("LastName", name, "Company", "Acme"));
  }

  /** Somebody else edits. */
  void edit(String object, String id, Map<String, Object> fields) {
    org.server().salesforce().edit(object, id, fields, "a rep");
  }

  Map<String, Object> stored(String id) {
    return org.store().get("Lead", id).orElseThrow();
  }

  Write update(String id, Map<String, ?> fields) {
    return write(Write.Kind.UPDATE, Optional.of(id), fields);
  }

  Write create(Map<String, ?> fields) {
    return write(Write.Kind.CREATE, Optional.empty(), fields);
  }

  private Write write(Write.Kind kind, Optional<String> id, Map<String, ?> fields) {
    Map<String, FieldValue> values = new HashMap<>();
    fields.forEach((name, value) -> values.put(name, FieldValue.of(value)));
    Instant now = org.clock().instant();
    return new Write(++lastWrite, "Lead", kind, id, values, now);
  }

  /**
   * Such calls, or their answers, are lost until {@link #mend}: a client may try a GET once more by
   * itself.
   */
  void lose(String method, String path, Fault.Kind kind) {
    fault(method, path, kind, 0, "", -1);
  }

  void mend() {
    org.server().faults().clear();
  }

  /** The next such call is not carried out but answered so. */
  void answer(String method, String path, int status, String body) {
    answer(method, path, status, body, 1);
  }

  void answer(String method, String path, int status, String body, int times) {
    fault(method, path, Fault.Kind.ANSWER, status, body, times);
  }

  private void fault(
      String method, String path, Fault.Kind kind, int status, String body, int times) {
    org.server()
        .faults()
        .add(
            new Fault(
                0,
                method,
                "/services/data/v65.0/" + path,
                kind,
                Duration.ZERO,
                status,
                Map.of(),
                body,
                times,
                1.0));
  }
}
