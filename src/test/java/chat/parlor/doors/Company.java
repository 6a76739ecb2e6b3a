package chat.parlor.doors;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// People of one test, each signed in with a socket, and what they say to each other.
final class Company implements AutoCloseable {
  private final ParlorProcess parlor;
  private final List<BusClient> sockets = new ArrayList<>();

  Company(ParlorProcess parlor) {
    this.parlor = parlor;
  }

  /// Somebody with an account and one socket.
  record Guest(Api.Session session, BusClient bus) {
    String id() {
      return session.userId();
    }
  }

  Guest invite(String name) {
    var session = parlor.api().signUp(name + "." + UUID.randomUUID().toString().substring(0, 8));
    return new Guest(session, another(session));
  }

  /// One more socket of somebody.
  BusClient another(Api.Session session) {
    var bus = BusClient.open(parlor.uri(), session);
    bus.ask("room.list", new JsonObject());
    sockets.add(bus);
    return bus;
  }

  /// A room of its owner that the others have joined, as the owner sees it.
  static JsonObject room(Guest owner, Guest... others) {
    var room = owner.bus().ask("room.create", new JsonObject().put("name", "Salon"));
    var code = room.getJsonObject("room").getString("code");
    for (var other : others) {
      other.bus().ask("room.join", new JsonObject().put("code", code));
    }
    return room.getJsonObject("room");
  }

  static JsonObject in(JsonObject room) {
    return new JsonObject().put("room", room.getString("id"));
  }

  static JsonObject say(Guest guest, JsonObject room, String text) {
    return guest
        .bus()
        .ask(
            "message.post",
            in(room).put("clientId", UUID.randomUUID().toString()).put("text", text));
  }

  /// A room as somebody finds it in his list; null when it is not there.
  static JsonObject find(Guest guest, JsonObject room) {
    var rooms = guest.bus().ask("room.list", new JsonObject()).getJsonArray("rooms");
    return rooms.stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("id").equals(room.getString("id")))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    sockets.forEach(BusClient::close);
  }
}
