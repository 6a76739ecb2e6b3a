package chat.parlor.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An answer to bytes that no HTTP client would send.
public record RawHttp(String text) {

  /// Sends lines of a request's head, with a `Host` unless they bring one, and reads to the end.
  public static RawHttp ask(URI server, String... lines) throws IOException {
    var request = String.join("\r\n", lines) + "\r\n";
    if (!request.contains("\r\nHost:")) {
      request += "Host: " + server.getAuthority() + "\r\n";
    }
    return send(server, (request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
  }

  public static RawHttp send(URI server, byte[] bytes) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(bytes);
      return new RawHttp(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /// Asks for a WebSocket on the plain endpoint; the answer must be a refusal, which ends.
  public static RawHttp upgrade(URI server, String... headers) throws IOException {
    var head =
        """
        GET /eventbus/websocket HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        """
            .formatted(server.getAuthority());
    var more = Stream.of(headers).map(header -> header + "\r\n").collect(Collectors.joining());
    return send(server, (head + more + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  public int status() {
    return Integer.parseInt(text.split(" ", 3)[1]);
  }

  /// A header of the answer, by its name in lower case; null without it.
  public String header(String name) {
    return text.substring(0, text.indexOf("\r\n\r\n"))
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse(null);
  }

  public JsonObject body() {
    return new JsonObject(text.substring(text.indexOf("\r\n\r\n") + 4));
  }
}
