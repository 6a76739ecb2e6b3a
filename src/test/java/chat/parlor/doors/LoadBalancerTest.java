package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Fleet;
import chat.parlor.testing.LoadBalancer;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes behind the HAProxy that an operator would put there, with the file Parlor ships.
@Tag("haproxy")
@Timeout(600)
class LoadBalancerTest {
  private static final JsonObject NOTHING = new JsonObject();

  @TempDir static Path directory;
  private static Fleet fleet;
  private static LoadBalancer front;

  @BeforeAll
  static void start() {
    fleet =
        Fleet.start(
            directory, 2, Map.of("PARLOR_PROXIES", "127.0.0.1", "PARLOR_DRAIN_SECONDS", "3"));
    front = LoadBalancer.start(directory, List.of(fleet.node(0).uri(), fleet.node(1).uri()));
    awaitNodes(2);
  }

  @AfterAll
  static void stop() {
    front.close();
    fleet.close();
  }

  @Test
  void socketsGoToBothNodesAndAreOneRoom() {
    var ada = new Api(front.uri()).signUp("ada");
    var sockets = new ArrayList<BusClient>();
    try {
      for (var i = 0; i < 6; i++) {
        sockets.add(BusClient.open(front.uri(), ada));
      }
      var created = sockets.getFirst().ask("room.create", new JsonObject().put("name", "Hall"));
      var room = created.getJsonObject("room");
      var inboxes = sockets.stream().map(socket -> socket.listen(room.getString("id"))).toList();
      assertThat(fleet.nodes()).allMatch(node -> sockets(node) > 0);
      for (var i = 0; i < sockets.size(); i++) {
        post(sockets.get(i), room, "From socket " + i);
      }
      inboxes.forEach(inbox -> inbox.awaitSeq(1 + sockets.size()));
    } finally {
      sockets.forEach(BusClient::close);
    }
  }

  @Test
  void aSockJsSessionOverXhrStaysOnItsNode() throws IOException, InterruptedException {
    var bert = new Api(front.uri()).signUp("bert");
    for (var session = 0; session < 8; session++) {
      var path = "/eventbus/000/session" + session;
      assertThat(xhr(path + "/xhr", "")).isEqualTo("o\n");
      var ask =
          new JsonObject()
              .put("type", "send")
              .put("address", "room.list")
              .put("body", NOTHING)
              .put("replyAddress", "r")
              .put("headers", new JsonObject().put("authorization", "Bearer " + bert.token()));
      for (var i = 0; i < 5; i++) {
        xhr(path + "/xhr_send", new JsonArray().add(ask.encode()).encode());
        assertThat(xhr(path + "/xhr", "")).startsWith("a[").contains("rooms");
      }
    }
  }

  @Test
  void whatIsForOperatorsStaysInside() {
    assertThat(new Api(front.uri()).get("/metrics").status()).isEqualTo(404);
    assertThat(new Api(front.uri()).get("/").status()).isEqualTo(200);
  }

  /// One node after the other is stopped and started; somebody talks all the while and somebody
  /// listens.
  @Test
  void aRollingRestartLosesAndDoublesNothing() {
    var cleo = new Api(front.uri()).signUp("cleo");
    JsonObject room;
    try (var socket = BusClient.open(front.uri(), cleo)) {
      room =
          socket.ask("room.create", new JsonObject().put("name", "Rolling")).getJsonObject("room");
    }
    try (var listener = new Steadfast(front.uri(), cleo, room);
        var speaker = new Steadfast(front.uri(), cleo, room)) {
      var said = 0;
      for (var node : List.of(fleet.node(0), fleet.node(1))) {
        said = talk(speaker, said, 20);
        node.askToStop();
        said = talk(speaker, said, 60);
        assertThat(node.awaitEnd()).isZero();
        said = talk(speaker, said, 20);
        node.startAgain();
        awaitNodes(2);
      }
      said = talk(speaker, said, 20);
      var head = 1 + said;
      await().atMost(Duration.ofSeconds(60)).until(() -> listener.last() == head);
      assertThat(listener.numbers()).isEqualTo(LongStream.rangeClosed(1, head).boxed().toList());
      assertThat(listener.texts()).doesNotHaveDuplicates().hasSize(said);
    }
  }

  private static int talk(Steadfast speaker, int said, int more) {
    for (var i = 0; i < more; i++) {
      speaker.say("Message " + (said + i));
    }
    return said + more;
  }

  private static void awaitNodes(int count) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                fleet.nodes().stream().filter(node -> ready(node)).count() == count
                    && new Api(front.uri()).get("/").status() == 200);
  }

  private static boolean ready(ParlorProcess node) {
    return node.api().get("/readyz").status() == 200;
  }

  private static double sockets(ParlorProcess node) {
    return node.api()
        .get("/metrics")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith("parlor_sockets "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .sum();
  }

  private static void post(BusClient bus, JsonObject room, String text) {
    bus.ask("message.post", in(room).put("clientId", text).put("text", text));
  }

  private static String xhr(String path, String body) throws IOException, InterruptedException {
    URI uri = front.uri().resolve(path);
    var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(body));
    request.header("content-type", "text/plain").timeout(Duration.ofSeconds(60));
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }
}
