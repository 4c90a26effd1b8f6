package org.syncline.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A page's connection, without the page: the names of the events that come in. */
final class EventStream implements AutoCloseable {
  private final Socket socket;
  private final List<String> names = new CopyOnWriteArrayList<>();

  EventStream(URI address) {
    try {
      socket = new Socket(address.getHost(), address.getPort());
      String request =
          "GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getHost() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture.runAsync(this::read);
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> line.startsWith("event:"))
          .forEach(line -> names.add(line.substring("event:".length())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names() {
    return List.copyOf(names);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
