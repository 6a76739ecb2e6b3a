package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a client knows of a room: it applies events one number after the other, or loads all.
final class RoomCopy {
  private final TreeMap<String, JsonObject> messages = new TreeMap<>();
  private final Set<String> members = new TreeSet<>();
  private String topic = "";
  private long last;

  /// A room as somebody sees it who has just opened the page.
  static RoomCopy load(BusClient bus, String room) {
    var copy = new RoomCopy();
    JsonObject page;
    Long before = null;
    do {
      var ask = new JsonObject().put("room", room).put("limit", 100);
      if (before != null) {
        ask.put("before", before);
      }
      page = bus.ask("message.history", ask);
      for (var each : page.getJsonArray("messages")) {
        var message = (JsonObject) each;
        assertThat(copy.messages.put(message.getString("id"), message)).isNull();
        before = before == null ? message.getLong("seq") : Math.min(before, message.getLong("seq"));
      }
      copy.last = page.getLong("head");
    } while (page.getBoolean("more"));
    copy.loadMembers(bus, room);
    copy.loadTopic(bus, room);
    return copy;
  }

  private void loadTopic(BusClient bus, String room) {
    for (var each : bus.ask("room.list", new JsonObject()).getJsonArray("rooms")) {
      var found = (JsonObject) each;
      if (found.getString("id").equals(room)) {
        topic = found.getString("topic");
      }
    }
  }

  private void loadMembers(BusClient bus, String room) {
    JsonObject page;
    String cursor = null;
    do {
      var ask = new JsonObject().put("room", room);
      if (cursor != null) {
        ask.put("cursor", cursor);
      }
      page = bus.ask("room.members", ask);
      for (var each : page.getJsonArray("members")) {
        members.add(((JsonObject) each).getJsonObject("user").getString("id"));
      }
      cursor = page.getString("cursor");
    } while (cursor != null);
  }

  RoomCopy copy() {
    var copy = new RoomCopy();
    messages.forEach((id, message) -> copy.messages.put(id, message.copy()));
    copy.members.addAll(members);
    copy.topic = topic;
    copy.last = last;
    return copy;
  }

  long last() {
    return last;
  }

  RoomCopy apply(Collection<JsonObject> events) {
    events.forEach(this::apply);
    return this;
  }

  private void apply(JsonObject event) {
    assertThat(event.getLong("seq")).as("%s", event).isEqualTo(last + 1);
    last = event.getLong("seq");
    switch (event.getString("kind")) {
      case "message.posted", "message.edited", "message.deleted", "message.reacted" -> {
        var message = event.getJsonObject("message");
        messages.put(message.getString("id"), message);
        quote(message);
      }
      case "member.joined" -> members.add(event.getJsonObject("user").getString("id"));
      case "member.left" -> members.remove(event.getJsonObject("user").getString("id"));
      case "room.changed" -> topic = event.getJsonObject("room").getString("topic");
      default -> throw new AssertionError("unknown kind " + event);
    }
  }

  /// What quotes a message follows it.
  private void quote(JsonObject said) {
    for (var message : messages.values()) {
      if (said.getString("id").equals(message.getString("replyTo"))) {
        var quote = message.getJsonObject("quote");
        if (said.containsKey("text")) {
          var text = said.getString("text").codePoints().limit(200).toArray();
          quote.put("text", new String(text, 0, text.length));
        } else {
          quote.remove("text");
          quote.put("deletedAt", said.getString("deletedAt"));
        }
      }
    }
  }

  /// Brings this copy up to date page by page.
  RoomCopy sync(BusClient bus, String room, int limit) {
    JsonObject page;
    do {
      page =
          bus.ask(
              "room.sync",
              new JsonObject().put("room", room).put("after", last).put("limit", limit));
      apply(page.getJsonArray("events").stream().map(JsonObject.class::cast).toList());
    } while (page.getBoolean("more"));
    assertThat(last).isEqualTo(page.getLong("head"));
    return this;
  }

  List<JsonObject> timeline() {
    var timeline = new ArrayList<>(messages.values());
    timeline.sort(Comparator.comparing((JsonObject message) -> message.getLong("seq")));
    return timeline;
  }

  void assertEquals(RoomCopy other) {
    assertThat(last).isEqualTo(other.last);
    assertThat(members).isEqualTo(other.members);
    assertThat(topic).isEqualTo(other.topic);
    assertThat(timeline()).isEqualTo(other.timeline());
  }
}
