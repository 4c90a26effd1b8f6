package org.syncline.external;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.syncline.mapping.ExternalAction.Http;
import org.syncline.outbox.Delivery;
import org.syncline.outbox.InvocableActions;
import org.syncline.remote.FallbackAddress;
import org.syncline.remote.RemoteCallException;

/** Asks other systems to do what is declared. Calls block, and belong into no transaction. */
@ApplicationScoped
public class ExternalCalls {
  private final ExternalConfig config;
  private final Config settings;
  private final InvocableActions invocables;
  private final FallbackAddress sandbox;
  private final Clock clock;
  private final HttpExchange http;

  ExternalCalls(
      ExternalConfig config,
      Config settings,
      InvocableActions invocables,
      FallbackAddress sandbox,
      Clock clock) {
    this.config = config;
    this.settings = settings;
    this.invocables = invocables;
    this.sandbox = sandbox;
    this.clock = clock;
    this.http = new HttpExchange(config.timeout());
  }

  /** Does it, or tells why not. Where it is unknown, the same call may be made again. */
  public Delivery call(ExternalCall call) {
    try {
      return call.action()
          .way()
          .on(
              way -> send(call, way),
              way ->
                  invocables.invoke(
                      call.id(), way.name(), way.inputs().filled(ParameterValues.of(call))));
    } catch (RefusedCall e) {
      return new Delivery.Rejected(e.rejections());
    } catch (RemoteCallException e) {
      return e.maybeDone()
          ? new Delivery.Unknown(e.getMessage())
          : new Delivery.RetryLater(e.getMessage(), e.retryAfter());
    }
  }

  /**
   * The call as it would be sent, without its secrets.
   *
   * @throws RefusedCall if a parameter is missing or wrong
   */
  public Rendered render(ExternalCall call) {
    return call.action()
        .way()
        .on(
            way ->
                Rendering.http(
                    way, ParameterValues.of(call), call.idempotencyKey(), sandbox.address()),
            way -> Rendering.invocable(way, ParameterValues.of(call)));
  }

  private Delivery send(ExternalCall call, Http way) {
    Rendered rendered = render(call);
    new AllowedHosts(config.allowedHosts().orElse(List.of()), sandbox.address())
        .check(URI.create(rendered.url()));
    Secrets secrets = new Secrets(key -> settings.getOptionalValue(key, String.class));
    Map<String, String> headers = new LinkedHashMap<>(secrets.in(rendered.headers()));
    Instant now = clock.instant();
    config
        .signingKey()
        .ifPresent(key -> headers.put(Signature.HEADER, Signature.of(key, now, rendered.body())));
    return new AnswerMeaning(call.action().name(), way, secrets::hidden)
        .of(http.send(rendered, headers, now));
  }
}
