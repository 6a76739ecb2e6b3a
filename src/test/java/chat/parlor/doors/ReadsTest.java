package chat.parlor.doors;

import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static chat.parlor.doors.Company.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who has read how far, as the others see it.
@Tag("databases")
@Timeout(300)
class ReadsTest extends OnOneServer {
  private Company.Guest alice;
  private Company.Guest bob;

  @BeforeEach
  void meet() {
    alice = company.invite("alice");
    bob = company.invite("bob");
  }

  @Test
  void theOthersSeeHowFarSomebodyHasRead() {
    var room = room(alice, bob);
    var seq = say(alice, room, "read this").getLong("seq");
    assertThat(reads(alice.bus(), room)).containsEntry(bob.id(), 2L);
    var heard = alice.bus().listen(room.getString("id"));
    mark(bob, room, seq);
    heard.await(body -> of(body).contains(bob.id() + " " + seq));
    assertThat(reads(alice.bus(), room)).containsEntry(bob.id(), seq).hasSize(2);

    mark(bob, room, 1);
    heard.await(body -> of(body).contains(bob.id() + " 1"));
    mark(bob, room, seq + 1_000);
    heard.await(body -> of(body).contains(bob.id() + " " + seq));
    assertThat(reads(bob.bus(), room)).containsEntry(bob.id(), seq);
  }

  @Test
  void manyReadersAreOneFrameASecond() {
    var room = room(alice, bob);
    var head = say(alice, room, "everybody").getLong("seq");
    var code = new JsonObject().put("code", room.getString("code"));
    var guests = new ArrayList<>(List.of(bob));
    for (var i = 0; i < 9; i++) {
      var guest = company.invite("guest");
      head = guest.bus().ask("room.join", code).getJsonObject("room").getLong("head");
      guests.add(guest);
    }
    var last = head;
    var heard = alice.bus().listen(room.getString("id"));
    var before = System.nanoTime();
    for (var round = 0; round < 20; round++) {
      var at = last - round % 2;
      CompletableFuture.allOf(
              guests.stream()
                  .map(guest -> guest.bus().send("read.mark", in(room).put("seq", at)))
                  .toArray(CompletableFuture[]::new))
          .join();
    }
    for (var guest : guests) {
      mark(guest, room, last);
      heard.await(body -> of(body).contains(guest.id() + " " + last));
    }
    mark(bob, room, 1);
    heard.await(body -> of(body).contains(bob.id() + " 1"));
    var seconds = (System.nanoTime() - before) / 1_000_000_000;
    var frames = heard.bodies().stream().filter(body -> "read".equals(body.getString("kind")));
    assertThat(frames.count()).isLessThanOrEqualTo(seconds + 2);
    assertThat(reads(alice.bus(), room)).hasSize(11).containsEntry(bob.id(), 1L);
  }

  @Test
  void whoDoesNotShowItIsNotSeenReading() {
    var room = room(alice, bob);
    var seq = say(alice, room, "read this in peace").getLong("seq");
    var heard = alice.bus().listen(room.getString("id"));
    bob.bus().ask("me.change", new JsonObject().put("receipts", false));
    mark(bob, room, seq);
    assertThat(reads(alice.bus(), room)).doesNotContainKey(bob.id());
    bob.bus().ask("me.change", new JsonObject().put("receipts", true));
    assertThat(reads(alice.bus(), room)).containsEntry(bob.id(), seq);
    mark(bob, room, 1);
    heard.await(body -> of(body).contains(bob.id() + " 1"));
    assertThat(heard.bodies().stream().flatMap(body -> of(body).stream()))
        .doesNotContain(bob.id() + " " + seq);
  }

  @Test
  void whoIsBlockedDoesNotSeeTheOtherReading() {
    var room = room(alice, bob);
    var seq = say(alice, room, "read this unseen").getLong("seq");
    bob.bus().ask("block.add", new JsonObject().put("user", alice.id()));
    var heard = alice.bus().listen(room.getString("id"));
    mark(bob, room, seq);
    mark(alice, room, seq);
    heard.await(body -> of(body).contains(alice.id() + " " + seq));
    assertThat(reads(alice.bus(), room)).doesNotContainKey(bob.id());
    assertThat(reads(bob.bus(), room)).containsEntry(alice.id(), seq);
    assertThat(heard.bodies().stream().flatMap(body -> of(body).stream()))
        .noneMatch(mark -> mark.startsWith(bob.id()));
  }

  private static void mark(Company.Guest guest, JsonObject room, long seq) {
    guest.bus().ask("read.mark", in(room).put("seq", seq));
  }

  /// Each mark of a frame as `id number`.
  private static List<String> of(JsonObject body) {
    if (!"read".equals(body.getString("kind"))) {
      return List.of();
    }
    var also = body.getJsonArray("also", new io.vertx.core.json.JsonArray());
    return Stream.concat(Stream.of(body), also.stream().map(JsonObject.class::cast))
        .map(mark -> mark.getString("user") + " " + mark.getLong("read"))
        .toList();
  }

  private static Map<String, Long> reads(BusClient bus, JsonObject room) {
    var reads = new HashMap<String, Long>();
    bus.ask("room.reads", in(room))
        .getJsonArray("reads")
        .forEach(
            each ->
                reads.put(
                    ((JsonObject) each).getString("user"), ((JsonObject) each).getLong("read")));
    return reads;
  }
}
