package chat.parlor.doors;

import static chat.parlor.doors.Company.in;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Inbox;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// A client that does what a client has to when its socket is closed: connects again, goes on after
/// its last number, and says again under the same `clientId` what was not answered.
final class Steadfast implements AutoCloseable {
  private final URI server;
  private final Api.Session session;
  private final JsonObject room;
  private final List<JsonObject> events = new ArrayList<>();
  private BusClient socket;
  private Inbox inbox;
  private int taken;

  Steadfast(URI server, Api.Session session, JsonObject room) {
    this.server = server;
    this.session = session;
    this.room = room;
    connect();
  }

  /// Says something until it is acknowledged.
  void say(String text) {
    var message = in(room).put("clientId", text).put("text", text);
    Awaitility.await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptions()
        .until(
            () -> {
              collect();
              return socket.ask("message.post", message).containsKey("seq");
            });
  }

  /// The last number that has come, after connecting again if need be.
  long last() {
    collect();
    return events.isEmpty() ? 0 : events.getLast().getLong("seq");
  }

  List<Long> numbers() {
    return events.stream().map(event -> event.getLong("seq")).toList();
  }

  List<String> texts() {
    return events.stream()
        .filter(event -> event.containsKey("message"))
        .map(event -> event.getJsonObject("message").getString("text"))
        .toList();
  }

  @Override
  public void close() {
    socket.close();
  }

  /// Takes over what has come in, and connects again if the socket has been closed.
  private void collect() {
    var open = socket.isOpen();
    var all = inbox.events();
    events.addAll(all.subList(taken, all.size()));
    taken = all.size();
    if (!open) {
      connect();
    }
  }

  private void connect() {
    socket = BusClient.open(server, session);
    taken = 0;
    inbox =
        socket.register(
            "room." + room.getString("id"),
            events.isEmpty() ? 0L : events.getLast().getLong("seq"));
  }
}
