package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Refused;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The limits as they are out of the box: who is too fast or too many is held back, alone.
@Timeout(600)
@Tag("sockets")
class FloodTest {
  @TempDir static Path data;
  private static ParlorProcess parlor;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.start(data, Map.of());
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @Test
  void messagesPastTheRateAreRefusedAndNothingIsLost() {
    try (var bus = BusClient.open(parlor.uri(), parlor.api().signUp("talkative"))) {
      var room =
          bus.ask("room.create", new JsonObject().put("name", "Fast"))
              .getJsonObject("room")
              .getString("id");
      var answers = new ArrayList<java.util.concurrent.CompletableFuture<JsonObject>>();
      for (int i = 0; i < 60; i++) {
        answers.add(
            bus.send(
                "message.post",
                new JsonObject().put("room", room).put("clientId", "c" + i).put("text", "t")));
      }
      int accepted = 0;
      for (var answer : answers) {
        try {
          answer.join();
          accepted++;
        } catch (CompletionException failure) {
          var refused = (Refused) failure.getCause();
          assertThat(refused.failureCode()).isEqualTo(429);
          assertThat(refused.code()).isEqualTo("rate_limited");
          assertThat(refused.getMessage()).contains("retryAfterMs");
        }
      }
      assertThat(accepted).isBetween(30, 45);
      var history =
          bus.ask("message.history", new JsonObject().put("room", room).put("limit", 100));
      assertThat(history.getJsonArray("messages")).hasSize(accepted);
    }
  }

  @Test
  void nobodyOpensRoomsWithoutEnd() {
    try (var eager = BusClient.open(parlor.uri(), parlor.api().signUp("eager"));
        var other = BusClient.open(parlor.uri(), parlor.api().signUp("modest"))) {
      var answers = new ArrayList<java.util.concurrent.CompletableFuture<JsonObject>>();
      for (int i = 0; i < 40; i++) {
        answers.add(eager.send("room.create", new JsonObject().put("name", "Room " + i)));
      }
      int opened = 0;
      for (var answer : answers) {
        try {
          answer.join();
          opened++;
        } catch (CompletionException failure) {
          assertThat(((Refused) failure.getCause()).code()).isEqualTo("rate_limited");
        }
      }
      assertThat(opened).isBetween(20, 30);
      assertThat(eager.ask("room.list", new JsonObject()).getJsonArray("rooms")).hasSize(opened);
      other.ask("room.create", new JsonObject().put("name", "One"));
    }
  }

  @Test
  void aFloodOfCommandsClosesItsSocketOnly() {
    var calm = parlor.api().signUp("calm");
    var wild = parlor.api().signUp("wild");
    try (var flood = BusClient.open(parlor.uri(), wild);
        var other = BusClient.open(parlor.uri(), calm)) {
      for (int i = 0; i < 2000 && flood.isOpen(); i++) {
        flood.send("room.list", new JsonObject());
      }
      flood.awaitClose();
      other.ask("room.list", new JsonObject());
    }
    try (var again = BusClient.open(parlor.uri(), wild)) {
      again.ask("room.list", new JsonObject());
    }
  }

  @Test
  void aUserHasOnlySoManySockets() {
    var session = parlor.api().signUp("octopus");
    var sockets = new ArrayList<BusClient>();
    try {
      for (int i = 0; i < 8; i++) {
        sockets.add(BusClient.open(parlor.uri(), session));
        sockets.getLast().ask("room.list", new JsonObject());
      }
      try (var ninth = BusClient.open(parlor.uri(), session)) {
        assertThat(ninth.send("room.list", new JsonObject()))
            .failsWithin(java.time.Duration.ofSeconds(60));
      }
      sockets.getFirst().ask("room.list", new JsonObject());
    } finally {
      sockets.forEach(BusClient::close);
    }
  }
}
