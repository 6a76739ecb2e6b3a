package chat.parlor.doors;

import static chat.parlor.doors.Company.find;
import static chat.parlor.doors.Company.in;
import static chat.parlor.doors.Company.room;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Run;
import chat.parlor.testing.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How much is unread, from every place in a log and however far that is from its end.
@Tag("databases")
@Timeout(600)
class UnreadTest {
  private static final int CHAPTER = 256;
  private static final int FAR = 12_000;

  @TempDir static Path directory;

  private record Said(String id, long seq, Company.Guest by) {}

  @Test
  void theCountIsExactFromEveryPlace() {
    try (var parlor = ParlorProcess.startWithoutLimits(directory.resolve("data"));
        var company = new Company(parlor)) {
      var alice = company.invite("alice");
      var bob = company.invite("bob");
      var carl = company.invite("carl");
      var room = room(alice, bob, carl);
      var there = new ArrayList<>(say(room, List.of(alice, bob, carl, alice), 2 * CHAPTER + 40));
      assertAllCounts(room, there, alice, bob, carl);
      react(bob, room, there.get(7));
      edit(there.get(9), room);
      delete(alice, room, there, 300, 0, 254, 11, 253, 512);
      delete(bob, room, there, 30);
      assertAllCounts(room, there, alice, bob, carl);

      // The first number of a chapter takes back what was said at the end of the one before.
      var missing = CHAPTER - head(alice, room) % CHAPTER;
      there.addAll(say(room, List.of(bob), (int) missing));
      assertThat(head(alice, room) % CHAPTER).isZero();
      delete(alice, room, there, there.size() - 1);
      there.addAll(say(room, List.of(carl, bob), 3));
      delete(alice, room, there, there.size() - 5, there.size() - 1);
      assertAllCounts(room, there, alice, bob, carl);

      // Who comes again has read what was there before, and may want to read it once more.
      carl.bus().ask("room.leave", in(room));
      carl.bus().ask("room.join", new JsonObject().put("code", room.getString("code")));
      assertThat(find(carl, room).getLong("unread")).isZero();
      assertAllCounts(room, there, carl);
    }
  }

  @Test
  void itIsExactAtAnyDistanceAndFollowsWhatIsDeletedThere() throws IOException {
    var data = directory.resolve("seeded");
    var tokens = directory.resolve("t.txt");
    var rooms = directory.resolve("r.txt");
    var seeded =
        Run.of(
            TestDatabase.of(data),
            "seed --users 3 --members 3 --password correct.horse.battery --messages %d"
                .formatted(FAR)
                .concat(" --data %s --tokens %s --room-ids %s".formatted(data, tokens, rooms))
                .split(" "));
    assertThat(seeded.exitCode()).as(seeded.toString()).isZero();
    try (var parlor = ParlorProcess.startWithoutLimits(data);
        var company = new Company(parlor)) {
      var room = new JsonObject().put("id", Files.readAllLines(rooms).getFirst());
      var guests = new ArrayList<Company.Guest>();
      for (var token : Files.readAllLines(tokens)) {
        var user = parlor.api().ask(new Api.Session(null, token, null), "GET", "/me", null);
        var session = new Api.Session(user.body().getJsonObject("user"), token, null);
        guests.add(new Company.Guest(session, company.another(session)));
      }
      var own = new HashMap<String, Long>();
      for (var from = 3L; from < 3 + FAR; from += 100) {
        for (var message : history(guests.getFirst(), in(room).put("after", from))) {
          own.merge(message.getJsonObject("author").getString("id"), 1L, Long::sum);
        }
      }
      for (var guest : guests) {
        assertThat(unreadFrom(guest, room, 3)).isEqualTo(FAR - own.get(guest.id()));
      }
      var owner = guests.getFirst();
      var reader = guests.getLast();
      var first = history(owner, in(room).put("after", 3).put("limit", 10));
      var others = first.stream().filter(one -> !one.toString().contains(reader.id())).toList();
      for (var message : others) {
        owner.bus().ask("message.delete", in(room).put("id", message.getString("id")));
      }
      assertThat(unreadFrom(reader, room, 3)).isEqualTo(FAR - own.get(reader.id()) - others.size());
    }
  }

  private static List<Said> say(JsonObject room, List<Company.Guest> authors, int count) {
    var said = new ArrayList<CompletableFuture<Said>>();
    for (var i = 0; i < count; i++) {
      var author = authors.get(i % authors.size());
      var post = in(room).put("clientId", UUID.randomUUID().toString()).put("text", "text " + i);
      said.add(
          author
              .bus()
              .send("message.post", post)
              .thenApply(r -> new Said(r.getString("id"), r.getLong("seq"), author)));
    }
    return said.stream().map(CompletableFuture::join).toList();
  }

  /// Deletes those at these places, and takes them from what is there afterwards.
  private static void delete(
      Company.Guest owner, JsonObject room, List<Said> there, int... places) {
    var gone = new ArrayList<Said>();
    for (var place : places) {
      gone.add(there.get(place));
    }
    for (var said : gone) {
      var by = owner.bus() == said.by().bus() || there.indexOf(said) % 2 == 0 ? said.by() : owner;
      by.bus().ask("message.delete", in(room).put("id", said.id()));
    }
    there.removeAll(gone);
  }

  private static void react(Company.Guest guest, JsonObject room, Said said) {
    guest.bus().ask("message.react", in(room).put("id", said.id()).put("emoji", "👍"));
  }

  private static void edit(Said said, JsonObject room) {
    said.by().bus().ask("message.edit", in(room).put("id", said.id()).put("text", "otherwise"));
  }

  private static void assertAllCounts(JsonObject room, List<Said> there, Company.Guest... guests) {
    for (var guest : guests) {
      var head = head(guest, room);
      var places = new ArrayList<>(List.of(0L, 1L, 100L, head - 1, head));
      for (long end = CHAPTER; end <= head; end += CHAPTER) {
        places.addAll(List.of(end - 1, end, Math.min(head, end + 1)));
      }
      for (var place : places) {
        var unread =
            there.stream().filter(said -> said.seq() > place && said.by() != guest).count();
        assertThat(unreadFrom(guest, room, place))
            .as("after %d of %d", place, head)
            .isEqualTo(unread);
      }
    }
  }

  private static long unreadFrom(Company.Guest guest, JsonObject room, long place) {
    guest.bus().ask("read.mark", in(room).put("seq", place));
    return find(guest, room).getLong("unread");
  }

  private static long head(Company.Guest guest, JsonObject room) {
    return find(guest, room).getLong("head");
  }

  private static List<JsonObject> history(Company.Guest guest, JsonObject ask) {
    if (!ask.containsKey("limit")) {
      ask.put("limit", 100);
    }
    return guest.bus().ask("message.history", ask).getJsonArray("messages").stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
