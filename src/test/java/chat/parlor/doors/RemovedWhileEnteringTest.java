package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Inbox;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Somebody is removed in the moment in which he begins to listen, in rooms the server has just
/// woken up to: whichever comes first, he hears nothing of what is said afterwards.
@Tag("databases")
@Timeout(240)
class RemovedWhileEnteringTest {
  private static final int ROOMS = 120;

  @TempDir Path data;

  private final List<String> rooms = new ArrayList<>();

  @Test
  void hearsNothingAfterwards() {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      var ann = parlor.api().signUp("ann");
      var ben = parlor.api().signUp("ben");
      openRooms(parlor, ann, ben);
      parlor.terminate();
      parlor.startAgain();
      removeWhileEntering(parlor, parlor.api().refresh(ann), parlor.api().refresh(ben));
    }
  }

  @Test
  void aSocketTooManyDoesNothingAtAll() {
    var settings = new TreeMap<>(ParlorProcess.NO_LIMITS);
    settings.put("PARLOR_LIMITS_SOCKETS_PER_USER", "1");
    try (var parlor = ParlorProcess.start(data, settings)) {
      var ann = parlor.api().signUp("ann");
      try (var first = BusClient.open(parlor.uri(), ann)) {
        first.ask("room.list", new JsonObject());
        try (var second = BusClient.open(parlor.uri(), ann)) {
          second.send("room.create", new JsonObject().put("name", "Not to be"));
          assertThat(second.awaitClose()).isEqualTo(1008);
        }
        assertThat(first.ask("room.list", new JsonObject()).getJsonArray("rooms")).isEmpty();
      }
    }
  }

  private void openRooms(ParlorProcess parlor, Api.Session ann, Api.Session ben) {
    try (var owner = BusClient.open(parlor.uri(), ann);
        var member = BusClient.open(parlor.uri(), ben)) {
      for (var i = 0; i < ROOMS; i++) {
        var room =
            owner.ask("room.create", new JsonObject().put("name", "Room")).getJsonObject("room");
        member.ask("room.join", new JsonObject().put("code", room.getString("code")));
        rooms.add(room.getString("id"));
      }
    }
  }

  private void removeWhileEntering(ParlorProcess parlor, Api.Session ann, Api.Session ben) {
    try (var owner = BusClient.open(parlor.uri(), ann);
        var member = BusClient.open(parlor.uri(), ben)) {
      owner.ask("room.list", new JsonObject());
      member.ask("room.list", new JsonObject());
      var control = rooms.removeLast();
      var open = member.listen(control);
      Map<String, Inbox> heard = new HashMap<>();
      for (var room : rooms) {
        var removed =
            owner.send(
                "room.removeMember", new JsonObject().put("room", room).put("user", ben.userId()));
        heard.put(room, member.register("room." + room));
        removed.join();
      }
      rooms.stream()
          .map(room -> owner.send("message.post", secret(room)))
          .toList()
          .forEach(CompletableFuture::join);
      owner.ask("message.post", secret(control));
      open.await("message.posted");
      heard.forEach(
          (room, inbox) ->
              assertThat(inbox.events()).as(room).noneMatch(RemovedWhileEnteringTest::isPost));
    }
  }

  private static JsonObject secret(String room) {
    return new JsonObject().put("room", room).put("clientId", room).put("text", "secret");
  }

  private static boolean isPost(JsonObject event) {
    return event.getString("kind").equals("message.posted");
  }
}
