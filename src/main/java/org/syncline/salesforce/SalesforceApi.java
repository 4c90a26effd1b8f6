package org.syncline.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.record.SystemName;
import org.syncline.remote.ApiUse;
import org.syncline.remote.ApiUseSource;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCall;
import org.syncline.remote.RemoteClient;
import org.syncline.remote.RemoteJson;
import org.syncline.remote.RemoteSession;
import org.syncline.remote.Sessions;

/** The calls of the REST and Bulk APIs that we make. */
class SalesforceApi implements ApiUseSource {
  private static final Pattern USE = Pattern.compile("api-usage=(\\d+)/(\\d+)");
  private static final String DAY_IS_USED_UP = "REQUEST_LIMIT_EXCEEDED";
  private static final Duration LIMIT_PAUSE = Duration.ofMinutes(5);

  /** Nobody but the rules assigns what we write, and events tell our writes by this name. */
  private static final Map<String, String> OURS = ours("FALSE");

  /** Those of which the rules leave the owner to the org's active assignment rule. */
  private static final Map<String, String> RULED = ours("TRUE");

  private final Sessions sessions;
  private final RemoteClient client;
  private final String root;
  private final Clock clock;
  private volatile ApiUse use;

  SalesforceApi(Sessions sessions, String version, Duration timeout, Clock clock) {
    this.sessions = sessions;
    this.client = new RemoteClient(sessions, RemoteSession::instance, timeout, clock);
    this.root = "/services/data/v" + version + "/";
    this.clock = clock;
  }

  private static Map<String, String> ours(String autoAssign) {
    return Map.of("Sforce-Auto-Assign", autoAssign, "Sforce-Call-Options", "client=syncline");
  }

  @Override
  public SystemName system() {
    return SystemName.CRM;
  }

  @Override
  public Optional<ApiUse> apiUse() {
    return Optional.ofNullable(use);
  }

  /** The id of the user as whom we act. */
  String userId() {
    return sessions.current().userId();
  }

  /** One page of a query, deleted records included. */
  RemoteAnswer queryAll(String soql) {
    return send(
        RemoteCall.get(RemoteCall.path(root + "queryAll", Map.of("q", soql)))
            .with(Map.of("Sforce-Query-Options", "batchSize=2000")));
  }

  /** The page behind one, by the path that it named. */
  RemoteAnswer more(String nextRecordsUrl) {
    return send(RemoteCall.get(nextRecordsUrl));
  }

  RemoteAnswer describe(String object) {
    return send(RemoteCall.get(root + "sobjects/" + object + "/describe"));
  }

  /**
   * @param ruled whether the active assignment rule chooses the owner
   */
  RemoteAnswer create(List<?> records, boolean ruled) {
    return save("POST", "composite/sobjects", records, ruled ? RULED : OURS);
  }

  RemoteAnswer update(List<?> records) {
    return save("PATCH", "composite/sobjects", records, OURS);
  }

  RemoteAnswer upsert(String object, String externalId, List<?> records, boolean ruled) {
    String path = "composite/sobjects/" + object + "/" + externalId;
    return save("PATCH", path, records, ruled ? RULED : OURS);
  }

  private RemoteAnswer save(
      String method, String path, List<?> records, Map<String, String> headers) {
    String body = RemoteJson.write(Map.of("allOrNone", false, "records", records));
    return send(RemoteCall.json(method, root + path, body).with(headers));
  }

  /** A call of the Bulk API with a JSON body. */
  RemoteAnswer json(String method, String path, Map<String, ?> body) {
    return send(RemoteCall.json(method, root + path, RemoteJson.write(body)).with(OURS));
  }

  RemoteAnswer put(String path, String csv) {
    return send(RemoteCall.csv("PUT", root + path, csv));
  }

  RemoteAnswer get(String path) {
    return send(RemoteCall.get(root + path));
  }

  private RemoteAnswer send(RemoteCall call) {
    RemoteAnswer answer = client.send(call);
    answer.header("Sforce-Limit-Info").ifPresent(this::count);
    if (!answer.ok() && answer.body().contains(DAY_IS_USED_UP)) {
      client.stayAway(answer.retryAfter().orElse(LIMIT_PAUSE));
    }
    return answer;
  }

  private void count(String header) {
    Matcher matcher = USE.matcher(header);
    if (matcher.find()) {
      use =
          new ApiUse(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              clock.instant());
    }
  }

  /** The error codes and messages of an answer that is not a success. */
  static List<SalesforceError> errors(RemoteAnswer answer) {
    JsonNode body = answer.json();
    return body.isArray() ? SalesforceError.list(body) : List.of(SalesforceError.of(body));
  }
}
