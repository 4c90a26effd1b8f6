package org.syncline.pardot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syncline.intake.RemoteReadException;
import org.syncline.record.ExternalActivities;
import org.syncline.record.SystemName;
import org.syncline.remote.ApiUse;
import org.syncline.remote.ApiUseSource;
import org.syncline.remote.RemoteAnswer;
import org.syncline.remote.RemoteCall;
import org.syncline.remote.RemoteCallException;
import org.syncline.remote.RemoteClient;
import org.syncline.remote.Sessions;

/** The calls of API v5, never more at a time than it takes. */
class PardotApi implements ApiUseSource {
  private static final Pattern USE = Pattern.compile("(\\d+)\\s*/\\s*(\\d+)");
  private static final String ROOT = "/api/v5/";
  private static final int NO_CONTENT = 204;

  private final RemoteClient client;
  private final Map<String, String> headers;
  private final Semaphore slots;
  private final Clock clock;
  private final AtomicReference<ApiUse> use = new AtomicReference<>();
  private final OurUser ourUser;

  PardotApi(Sessions sessions, URI address, String unit, PardotConfig config, Clock clock) {
    URI root = URI.create(address.toString().replaceAll("/+$", ""));
    this.client = new RemoteClient(sessions, session -> root, config.timeout(), clock);
    this.headers = Map.of("Pardot-Business-Unit-Id", unit, "X-Return-Api-Usage", "1");
    this.slots = new Semaphore(config.callsAtATime(), true);
    this.clock = clock;
    this.ourUser = new OurUser(this, sessions, clock);
  }

  @Override
  public SystemName system() {
    return SystemName.MARKETING;
  }

  @Override
  public Optional<ApiUse> apiUse() {
    return Optional.ofNullable(use.get());
  }

  /** {@code prospect} is kept under {@code objects/prospects}; one object has no such folder. */
  static String path(String object) {
    String kebab = object.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    String folder = object.equals(ExternalActivities.OBJECT) ? "" : "objects/";
    return folder + (kebab + "s").replaceAll("ys$", "ies");
  }

  RemoteAnswer get(String path, Map<String, String> parameters) {
    return send(RemoteCall.get(RemoteCall.path(ROOT + path, parameters)));
  }

  RemoteAnswer json(String method, String path, Map<String, String> parameters, String body) {
    String whole = ROOT + path;
    return send(
        RemoteCall.json(
            method, parameters.isEmpty() ? whole : RemoteCall.path(whole, parameters), body));
  }

  RemoteAnswer delete(String path) {
    return send(new RemoteCall("DELETE", ROOT + path, Map.of(), ""));
  }

  /** Puts a CSV file as the only part of a form. */
  RemoteAnswer file(String path, String csv) {
    String boundary = "syncline-" + Long.toHexString(System.nanoTime());
    String body =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"batch.csv\"\r\nContent-Type: text/csv\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, csv, boundary);
    return send(
        new RemoteCall(
            "POST",
            ROOT + path,
            Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
            body));
  }

  private RemoteAnswer send(RemoteCall call) {
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RemoteCallException.notDone("interrupted", Optional.empty(), e);
    }
    try {
      return counted(client.send(call.with(headers)));
    } finally {
      slots.release();
    }
  }

  private RemoteAnswer counted(RemoteAnswer answer) {
    Matcher told = USE.matcher(answer.header("x-api-usage").orElse(""));
    if (told.find()) {
      ApiUse fresh =
          new ApiUse(
              Integer.parseInt(told.group(1)), Integer.parseInt(told.group(2)), clock.instant());
      use.accumulateAndGet(fresh, (known, next) -> overtaken(known, next, answer) ? known : next);
    }
    error(answer)
        .filter(PardotError::dayIsUsedUp)
        .ifPresent(error -> client.stayAway(answer.retryAfter().orElse(error.pause())));
    return answer;
  }

  /** Answers of calls that ran side by side may come in another order than they were counted. */
  private static boolean overtaken(ApiUse known, ApiUse next, RemoteAnswer answer) {
    return known != null && known.used() > next.used() && !answer.began().isAfter(known.at());
  }

  /** The error of an answer, where it is one that Pardot itself gave. */
  static Optional<PardotError> error(RemoteAnswer answer) {
    boolean json = answer.header("Content-Type").orElse("").contains("json");
    return answer.ok() || !json ? Optional.empty() : Optional.of(PardotError.of(answer.json()));
  }

  /** A page of a query; nothing readable is answered by no body at all. */
  RemoteAnswer page(String path, Map<String, String> parameters) {
    RemoteAnswer answer = get(path, parameters);
    if (!answer.ok()) {
      throw failed(path, answer);
    }
    return answer;
  }

  /** False where Pardot shows us nothing at all; that says nothing about the records. */
  static boolean readable(RemoteAnswer answer) {
    return answer.status() != NO_CONTENT;
  }

  /**
   * The rows of a page.
   *
   * @throws RemoteCallException if it is no page, such as the JSON of a proxy
   */
  static JsonNode values(RemoteAnswer answer) {
    if (!readable(answer)) {
      return MissingNode.getInstance();
    }
    JsonNode values = answer.json().path("values");
    if (!values.isArray()) {
      throw RemoteCallException.lost(
          "answered " + answer.status() + " with no page: " + answer.shown(), null);
    }
    return values;
  }

  /** The token of the page that follows, if one does. */
  static Optional<String> nextPage(RemoteAnswer answer) {
    return readable(answer)
        ? Optional.ofNullable(answer.json().path("nextPageToken").textValue())
        : Optional.empty();
  }

  /** The rows of all pages of a query. */
  List<JsonNode> all(String path, Map<String, String> parameters) {
    List<JsonNode> rows = new ArrayList<>();
    RemoteAnswer answer = page(path, parameters);
    values(answer).forEach(rows::add);
    for (Optional<String> next = nextPage(answer); next.isPresent(); next = nextPage(answer)) {
      answer = page(path, Map.of("fields", parameters.get("fields"), "nextPageToken", next.get()));
      values(answer).forEach(rows::add);
    }
    return rows;
  }

  static RemoteReadException failed(String what, RemoteAnswer answer) {
    Optional<Duration> after =
        answer
            .retryAfter()
            .or(() -> error(answer).filter(PardotError::passing).map(PardotError::pause));
    return new RemoteReadException(
        "Pardot: %s answered %d: %s".formatted(what, answer.status(), answer.shown()), after, null);
  }

  /** The id of the Pardot user as whom we act, or empty where none is tied to our sign-in. */
  String ourUser() {
    return ourUser.id();
  }
}
