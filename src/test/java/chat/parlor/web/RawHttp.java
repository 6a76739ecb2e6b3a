package chat.parlor.web;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// An answer to bytes that no HTTP client would send.
record RawHttp(String text) {

  /// Sends lines of a request's head, with a `Host` unless they bring one, and reads to the end.
  static RawHttp ask(URI server, String... lines) throws IOException {
    var request = String.join("\r\n", lines) + "\r\n";
    if (!request.contains("\r\nHost:")) {
      request += "Host: " + server.getAuthority() + "\r\n";
    }
    return send(server, (request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  static RawHttp send(URI server, byte[] bytes) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(bytes);
      return new RawHttp(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  int status() {
    return Integer.parseInt(text.split(" ", 3)[1]);
  }

  JsonObject body() {
    return new JsonObject(text.substring(text.indexOf("\r\n\r\n") + 4));
  }
}
