package org.syncline.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged server in a process of its own, as a user runs it. */
public final class ServerProcess {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Settings for both systems at one address, with a database of its own in the folder. */
  public static Map<String, String> settings(String url, Path folder) {
    Map<String, String> settings = new HashMap<>();
    settings.put("SYNCLINE_SALESFORCE_URL", url);
    settings.put("SYNCLINE_SALESFORCE_CLIENT_ID", "syncline");
    settings.put("SYNCLINE_SALESFORCE_CLIENT_SECRET", "secret");
    settings.put("SYNCLINE_PARDOT_URL", url);
    settings.put("SYNCLINE_PARDOT_BUSINESS_UNIT_ID", "0Uv000000000001AAA");
    settings.put("SYNCLINE_DATABASE_FOLDER", folder.resolve("postgres").toString());
    settings.put("SYNCLINE_AUTH", "none");
    settings.put("SYNCLINE_POLL_EVERY", "2s");
    // the sandbox shows what is written at once
    settings.put("SYNCLINE_PARDOT_READ_LAG", "3s");
    settings.put("SYNCLINE_POLL_OVERLAP", "5s");
    settings.put("SYNCLINE_AUTH", "none");
    return settings;
  }

  /** Starts it with these settings as environment variables; its log goes to the file. */
  static ServerProcess start(Map<String, String> settings, Path log) throws IOException {
    return start(JAR, settings, log);
  }

  /** The same of another build. */
  public static ServerProcess start(Path jar, Map<String, String> settings, Path log)
      throws IOException {
    int port = freePort();
    Files.createDirectories(log.getParent());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-Xmx512m", "-jar", jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(settings);
    builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    return new ServerProcess(builder.start(), port);
  }

  /** How a command ended, and what it said. */
  record Ended(int status, String out, String err) {}

  /** Runs a command to its end, with these settings as environment variables. */
  static Ended run(Map<String, String> settings, Path folder, String... arguments)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path out = folder.resolve("command.out");
    Path err = folder.resolve("command.err");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "-Xmx512m", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(settings);
    int status = builder.start().waitFor();
    return new Ended(status, Files.readString(out), Files.readString(err));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** The answer of a GET, or a missing node as long as the server does not answer. */
  public JsonNode get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      String body = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(body);
    } catch (java.net.ConnectException e) {
      return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }
  }

  /** How a GET with a token is answered. */
  int status(String path, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** A POST without a body. */
  void post(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request = HttpRequest.newBuilder(uri).POST(BodyPublishers.noBody()).build();
    http.send(request, BodyHandlers.discarding());
  }

  /** The answer of a POST of JSON. */
  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As {@code kill} does; answers whether it ended by itself. */
  public boolean stop() throws InterruptedException {
    process.destroy();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      kill();
    }
    return ended;
  }
}
