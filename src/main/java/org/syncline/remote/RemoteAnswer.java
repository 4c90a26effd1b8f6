package org.syncline.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The answer to one call. Its body is read as JSON once, however often it is asked for. */
public final class RemoteAnswer {
  private static final int SHOWN = 200;
  private static final int SUCCESS = 200;
  private static final int REDIRECT = 300;

  private final int status;
  private final HttpHeaders headers;
  private final String body;
  private final Instant began;
  private volatile JsonNode json;

  /**
   * @param began when the call was begun, by our clock
   */
  public RemoteAnswer(int status, HttpHeaders headers, String body, Instant began) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.began = began;
  }

  public int status() {
    return status;
  }

  public String body() {
    return body;
  }

  public Instant began() {
    return began;
  }

  public boolean ok() {
    return status >= SUCCESS && status < REDIRECT;
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /**
   * The body as JSON, to be read only; numbers keep every digit.
   *
   * @throws RemoteCallException if it is not JSON, such as the page of a proxy
   */
  public JsonNode json() {
    try {
      JsonNode read = json == null ? RemoteJson.read(body) : json;
      json = read;
      return read;
    } catch (JsonProcessingException e) {
      throw RemoteCallException.lost("answered " + status + " with no JSON: " + shown(), e);
    }
  }

  /** The beginning of the body, for a message. */
  public String shown() {
    return shown(body);
  }

  /** The beginning of a text in one line, for a message. */
  public static String shown(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
  }

  /** How long the system asks us to stay away: seconds, or a date. */
  public Optional<Duration> retryAfter() {
    return header("Retry-After").flatMap(this::retryAfter);
  }

  private Optional<Duration> retryAfter(String text) {
    if (text.matches("\\d{1,7}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    return date(text)
        .map(until -> Duration.between(remoteNow().orElse(began), until))
        .map(left -> left.isNegative() ? Duration.ZERO : left);
  }

  /** The remote clock, in whole seconds. */
  public Optional<Instant> remoteNow() {
    return header("Date").flatMap(RemoteAnswer::date);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
