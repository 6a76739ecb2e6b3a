package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The log of one room as `room.sync` tells it, read on from where the last look ended.
final class Audit {
  private static final int PAGE = 500;

  private final String room;
  private final List<JsonObject> events = new ArrayList<>();
  private final Map<String, JsonObject> messageByClientId = new HashMap<>();

  Audit(String room) {
    this.room = room;
  }

  String room() {
    return room;
  }

  long head() {
    return events.size();
  }

  int messages() {
    return messageByClientId.size();
  }

  /// Reads what is new: every number follows the one before, no `clientId` comes twice.
  void readOn(BusClient bus) {
    JsonObject page;
    do {
      page =
          bus.ask(
              "room.sync",
              new JsonObject().put("room", room).put("after", head()).put("limit", PAGE));
      for (var each : page.getJsonArray("events")) {
        var event = (JsonObject) each;
        assertThat(event.getLong("seq")).as("next number in %s", room).isEqualTo(head() + 1);
        events.add(event);
        if ("message.posted".equals(event.getString("kind"))) {
          var message = event.getJsonObject("message");
          var before = messageByClientId.put(message.getString("clientId"), message);
          assertThat(before).as("doubled in %s: %s", room, message).isNull();
        }
      }
    } while (page.getBoolean("more"));
    assertThat(head()).isEqualTo(page.getLong("head"));
  }

  /// What a socket was shown live is in the log, under the same number.
  void assertHolds(Collection<JsonObject> seenLive) {
    for (var seen : seenLive) {
      long seq = seen.getLong("seq");
      assertThat(seq).as("shown but not kept: %s", seen).isLessThanOrEqualTo(head());
      assertThat(events.get((int) seq - 1)).isEqualTo(seen);
    }
  }

  /// How many acknowledged posts of this room the log does not hold as acknowledged.
  List<String> lost(Collection<Post> posts) {
    var lost = new ArrayList<String>();
    for (var post : posts) {
      if (post.room().equals(room) && post.isAcknowledged()) {
        var message = messageByClientId.get(post.clientId());
        if (message == null
            || !message.getLong("seq").equals(post.receipt().getLong("seq"))
            || !message.getString("id").equals(post.receipt().getString("id"))
            || !message.getString("at").equals(post.receipt().getString("at"))) {
          lost.add(post.clientId() + " acknowledged as " + post.receipt() + ", is " + message);
        }
      }
    }
    return lost;
  }

  /// The order in which a sender's own messages stand here is the order in which they were sent.
  void assertInOrder(List<Post> posts) {
    long last = 0;
    for (var post : posts) {
      if (post.room().equals(room) && messageByClientId.containsKey(post.clientId())) {
        long seq = messageByClientId.get(post.clientId()).getLong("seq");
        assertThat(seq).as("%s was sent later", post.clientId()).isGreaterThan(last);
        last = seq;
      }
    }
  }
}
