package org.syncline.testsupport;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.syncline.remote.RemoteCall;

/** A plain client of the Salesforce API, for tests of the emulator. */
public final class SalesforceClient {
  public static final String DATA = "/services/data/v65.0/";

  public record Answer(int status, String body, HttpResponse<String> response) {
    public JsonObject json() {
      return new JsonObject(body);
    }

    public JsonArray array() {
      return new JsonArray(body);
    }

    /** The first error of an array of them. */
    public JsonObject error() {
      return array().getJsonObject(0);
    }

    public String code() {
      return error().getString("errorCode");
    }

    public List<String> lines() {
      return body.lines().toList();
    }
  }

  private final PardotClient http;

  public SalesforceClient(String baseUrl, String token) {
    this.http = new PardotClient(baseUrl, token).without("Pardot-Business-Unit-Id");
  }

  public SalesforceClient header(String name, String value) {
    http.header(name, value);
    return this;
  }

  public SalesforceClient without(String header) {
    http.without(header);
    return this;
  }

  public Answer get(String path) {
    return send("GET", path, "");
  }

  public Answer post(String path, String body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, String body) {
    return send("PATCH", path, body);
  }

  public Answer put(String path, String body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, "");
  }

  /** A path below {@link #DATA}, one from the root, or a whole address. */
  public Answer send(String method, String path, String body) {
    boolean whole = path.startsWith("/") || path.startsWith("http");
    PardotClient.Answer answer = http.send(method, whole ? path : DATA + path, body);
    return new Answer(answer.status(), answer.body(), answer.response());
  }

  public Answer query(String soql) {
    return get("query?q=" + RemoteCall.encoded(soql));
  }

  public Answer queryAll(String soql) {
    return get("queryAll?q=" + RemoteCall.encoded(soql));
  }

  /** What the rows of a query hold in one field. */
  public List<Object> column(String soql, String field) {
    return query(soql).json().getJsonArray("records").stream()
        .map(row -> ((JsonObject) row).getValue(field))
        .toList();
  }

  /** The id of a new record. */
  public String create(String object, JsonObject fields) {
    return post("sobjects/" + object, fields.encode()).json().getString("id");
  }
}
