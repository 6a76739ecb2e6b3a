package chat.parlor.web;

import chat.parlor.network.Network;
import chat.parlor.network.Proxies;
import chat.parlor.network.Tally;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The HTTP connections of one event loop that are no sockets, and the time they have. Who drips a
/// request byte by byte is never idle; here the time runs out all the same.
final class Connections {
  private final Patience patience;
  private final Proxies proxies;
  private final Tally open;
  private final Map<HttpConnection, Line> lines = new HashMap<>();

  /// How long one waits for a client; for an answer of ours it may wait as long as it takes.
  ///
  /// @param firstMs from the connection to the whole head of its first request
  /// @param bodyMs from a request's head to the end of its body
  /// @param nextMs from the last answer to the whole head of the next request
  record Patience(long firstMs, long bodyMs, long nextMs) {}

  /// None yet.
  ///
  /// @param open counts those of all event loops
  Connections(Patience patience, Proxies proxies, Tally open) {
    this.patience = patience;
    this.proxies = proxies;
    this.open = open;
  }

  /// Lets a connection in, or closes it at once when its network has too many.
  void arrived(HttpConnection connection) {
    var network = proxies.network(connection);
    if (network.isPresent() && !open.admit(network.get())) {
      connection.close();
      return;
    }
    lines.put(connection, new Line(network));
    connection.closeHandler(closed -> forget(connection));
  }

  /// A request's head has come.
  void asked(HttpServerRequest request) {
    var line = lines.get(request.connection());
    if (line != null) {
      line.asked(request);
    }
  }

  /// A connection has become a socket, which has rules of its own.
  void becameSocket(HttpConnection connection) {
    forget(connection);
  }

  /// Closes those that have had their time.
  void sweep() {
    var now = System.nanoTime();
    var late =
        lines.entrySet().stream()
            .filter(line -> line.getValue().isLate(now))
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(this::forget);
    late.forEach(HttpConnection::close);
  }

  private void forget(HttpConnection connection) {
    Optional.ofNullable(lines.remove(connection))
        .flatMap(line -> line.network)
        .ifPresent(open::dismiss);
  }

  /// One connection: the requests that run on it, several with HTTP/2, and since when there is
  /// none.
  private final class Line {
    private final Optional<Network> network;
    private final List<Asked> running = new ArrayList<>(1);
    private long quietSince = System.nanoTime();
    private boolean fresh = true;

    Line(Optional<Network> network) {
      this.network = network;
    }

    void asked(HttpServerRequest request) {
      fresh = false;
      running.removeIf(Asked::isOver);
      running.add(new Asked(request, System.nanoTime()));
    }

    boolean isLate(long now) {
      if (running.isEmpty()) {
        return isOver(fresh ? patience.firstMs() : patience.nextMs(), quietSince, now);
      }
      quietSince = now;
      running.removeIf(Asked::isOver);
      return running.stream()
          .anyMatch(asked -> asked.isArriving() && isOver(patience.bodyMs(), asked.since(), now));
    }

    private static boolean isOver(long ms, long since, long now) {
      return now - since > ms * 1_000_000;
    }
  }

  private record Asked(HttpServerRequest request, long since) {
    boolean isArriving() {
      return !request.isEnded();
    }

    boolean isOver() {
      return request.isEnded() && request.response().ended();
    }
  }
}
