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
  private final List<JsonObject> lastRead = new ArrayList<>();
  private final Map<String, Kept> messageByClientId = new HashMap<>();
  private long head;

  /// What the log says about a message, as an acknowledgement would.
  private record Kept(long seq, String id, String at) {
    static Kept of(JsonObject answer) {
      return new Kept(answer.getLong("seq"), answer.getString("id"), answer.getString("at"));
    }
  }

  Audit(String room) {
    this.room = room;
  }

  String room() {
    return room;
  }

  long head() {
    return head;
  }

  int messages() {
    return messageByClientId.size();
  }

  /// Reads what is new: every number follows the one before, no `clientId` comes twice.
  void readOn(BusClient bus) {
    JsonObject page;
    lastRead.clear();
    do {
      page =
          bus.ask(
              "room.sync",
              new JsonObject().put("room", room).put("after", head()).put("limit", PAGE));
      for (var each : page.getJsonArray("events")) {
        var event = (JsonObject) each;
        assertThat(event.getLong("seq")).as("next number in %s", room).isEqualTo(head() + 1);
        lastRead.add(event);
        head++;
        if ("message.posted".equals(event.getString("kind"))) {
          var message = event.getJsonObject("message");
          var before = messageByClientId.put(message.getString("clientId"), Kept.of(message));
          assertThat(before).as("doubled in %s: %s", room, message).isNull();
        }
      }
    } while (page.getBoolean("more"));
    assertThat(head()).isEqualTo(page.getLong("head"));
  }

  /// What a socket was shown live since the look before is in the log, under the same number.
  void assertHolds(Collection<JsonObject> seenLive) {
    for (var seen : seenLive) {
      long seq = seen.getLong("seq");
      assertThat(seq).as("shown but not kept: %s", seen).isLessThanOrEqualTo(head());
      var first = head - lastRead.size() + 1;
      assertThat(lastRead.get((int) (seq - first))).isEqualTo(seen);
    }
  }

  /// How many acknowledged posts of this room the log does not hold as acknowledged.
  List<String> lost(Collection<Post> posts) {
    var lost = new ArrayList<String>();
    for (var post : posts) {
      if (post.room().equals(room) && post.isAcknowledged()) {
        var message = messageByClientId.get(post.clientId());
        if (!Kept.of(post.receipt()).equals(message)) {
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
        long seq = messageByClientId.get(post.clientId()).seq();
        assertThat(seq).as("%s was sent later", post.clientId()).isGreaterThan(last);
        last = seq;
      }
    }
  }
}
