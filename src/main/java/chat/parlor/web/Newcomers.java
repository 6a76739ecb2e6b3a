package chat.parlor.web;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;

/// The connections of one event loop that have not asked for anything yet. One that drips a request
/// byte by byte is never idle; here its time runs out all the same.
final class Newcomers {
  private final long patienceMs;
  private final Map<HttpConnection, Long> since = new HashMap<>();

  Newcomers(long patienceMs) {
    this.patienceMs = patienceMs;
  }

  void arrived(HttpConnection connection) {
    since.put(connection, System.nanoTime());
    connection.closeHandler(closed -> since.remove(connection));
  }

  /// A whole request has come: from here on the idle timeout is enough.
  void asked(HttpConnection connection) {
    since.remove(connection);
  }

  /// Closes those that have had their time.
  void sweep() {
    var now = System.nanoTime();
    var late =
        since.entrySet().stream()
            .filter(newcomer -> now - newcomer.getValue() > patienceMs * 1_000_000)
            .map(Map.Entry::getKey)
            .toList();
    late.forEach(since::remove);
    late.forEach(HttpConnection::close);
  }
}
