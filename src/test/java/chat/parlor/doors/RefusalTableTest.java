package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Addresses;
import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every command by everybody: who may, and what the others are told.
@Tag("databases")
@Timeout(600)
@Tag("sockets")
class RefusalTableTest {
  private enum Caller {
    NOBODY,
    OUTSIDER,
    FORMER,
    MEMBER,
    OWNER
  }

  private static final String SIGN = "not_signed_in";
  private static final String GONE = "no_such_room";

  /// The command, what is in its body, and what nobody, an outsider, a former member, a member and
  /// the owner get.
  private static final List<Row> TABLE =
      List.of(
          row("room.create", "name", SIGN, "ok", "ok", "ok", "ok"),
          row("room.join", "code", SIGN, "ok", "ok", "ok", "ok"),
          row("room.leave", "room", SIGN, GONE, GONE, "ok", "ok"),
          row("room.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row("room.change", "room name", SIGN, GONE, GONE, "not_allowed", "ok"),
          row("room.renewCode", "room", SIGN, GONE, GONE, "not_allowed", "ok"),
          row("room.removeMember", "room bystander", SIGN, GONE, GONE, "not_allowed", "ok"),
          row("room.members", "room", SIGN, GONE, GONE, "ok", "ok"),
          row("room.sync", "room after limit", SIGN, GONE, GONE, "ok", "ok"),
          row("room.reads", "room", SIGN, GONE, GONE, "ok", "ok"),
          row("room.notify", "room level", SIGN, GONE, GONE, "ok", "ok"),
          row("room.typing", "room", SIGN, GONE, GONE, "ok", "ok"),
          row("message.post", "room clientId text", SIGN, GONE, GONE, "ok", "ok"),
          row("message.edit", "room ofMember text", SIGN, GONE, GONE, "ok", "not_allowed"),
          row("message.edit", "room ofOwner text", SIGN, GONE, GONE, "not_allowed", "ok"),
          row("message.delete", "room ofMember", SIGN, GONE, GONE, "ok", "ok"),
          row("message.delete", "room ofOwner", SIGN, GONE, GONE, "not_allowed", "ok"),
          row("message.react", "room ofOwner emoji", SIGN, GONE, GONE, "ok", "ok"),
          row("message.unreact", "room ofOwner emoji", SIGN, GONE, GONE, "ok", "ok"),
          row("message.reactions", "room ofOwner emoji", SIGN, GONE, GONE, "ok", "ok"),
          row("message.edits", "room ofMember", SIGN, GONE, GONE, "ok", "ok"),
          row("message.edits", "room ofOwner", SIGN, GONE, GONE, "not_allowed", "ok"),
          row("message.history", "room", SIGN, GONE, GONE, "ok", "ok"),
          row("draft.set", "room text", SIGN, GONE, GONE, "ok", "ok"),
          row("draft.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row("read.mark", "room seq", SIGN, GONE, GONE, "ok", "ok"),
          row("direct.open", "people", SIGN, "ok", "ok", "ok", "ok"),
          row("search.find", "text", SIGN, "ok", "ok", "ok", "ok"),
          row("people.find", "looking", SIGN, "ok", "ok", "ok", "ok"),
          row("people.read", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row("people.pictures", "people", SIGN, "ok", "ok", "ok", "ok"),
          row("friend.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row("friend.request", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row("friend.withdraw", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row(
              "friend.accept",
              "bystander",
              SIGN,
              "not_found",
              "not_found",
              "not_found",
              "not_found"),
          row("friend.decline", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row("friend.remove", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row("block.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row("block.add", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row("block.remove", "bystander", SIGN, "ok", "ok", "ok", "ok"),
          row("notice.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row("notice.read", "ofOwner", SIGN, "ok", "ok", "ok", "ok"),
          row("keyword.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row("keyword.set", "keywords", SIGN, "ok", "ok", "ok", "ok"),
          row("reminder.add", "text when", SIGN, "ok", "ok", "ok", "ok"),
          row("reminder.add", "room ofOwner when", SIGN, GONE, GONE, "ok", "ok"),
          row("reminder.list", "", SIGN, "ok", "ok", "ok", "ok"),
          row(
              "reminder.change",
              "reminder text",
              SIGN,
              "not_found",
              "not_found",
              "not_found",
              "not_found"),
          row(
              "reminder.cancel",
              "reminder",
              SIGN,
              "not_found",
              "not_found",
              "not_found",
              "not_found"),
          row("me.read", "", SIGN, "ok", "ok", "ok", "ok"),
          row("me.change", "theme", SIGN, "ok", "ok", "ok", "ok"));

  @TempDir static Path data;
  private static ParlorProcess parlor;
  private static final Map<Caller, BusClient> SOCKETS = new EnumMap<>(Caller.class);
  private static BusClient bystander;
  private static Api.Session stranger;
  private static String bystanderId;

  private int rooms;

  private record Row(String command, List<String> fields, List<String> answers) {
    String answerTo(Caller caller) {
      return answers.get(caller.ordinal());
    }
  }

  private static Row row(String command, String fields, String... answers) {
    return new Row(command, List.of(fields.split(" ")), List.of(answers));
  }

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.startWithoutLimits(data);
    for (var caller : List.of(Caller.OUTSIDER, Caller.FORMER, Caller.MEMBER, Caller.OWNER)) {
      var session = parlor.api().signUp(caller.name());
      SOCKETS.put(caller, BusClient.open(parlor.uri(), session));
      SOCKETS.get(caller).settle();
    }
    stranger = parlor.api().signUp("stranger");
    var session = parlor.api().signUp("bystander");
    bystanderId = session.userId();
    bystander = BusClient.open(parlor.uri(), session);
  }

  @AfterAll
  static void stop() {
    SOCKETS.values().forEach(BusClient::close);
    bystander.close();
    parlor.close();
  }

  @Test
  void theTableHasEveryCommand() {
    var inTable = new TreeSet<String>();
    TABLE.forEach(row -> inTable.add(row.command()));
    assertThat(inTable).isEqualTo(Addresses.ofCommands());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandByEverybody() {
    var tests = new ArrayList<DynamicTest>();
    for (var row : TABLE) {
      for (var caller : Caller.values()) {
        var name =
            "%s %s by %s: %s".formatted(row.command(), row.fields(), caller, row.answerTo(caller));
        tests.add(DynamicTest.dynamicTest(name, () -> check(row, caller)));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> anotherRoomAnswersLikeOneThatIsNotThere() {
    return TABLE.stream()
        .filter(row -> row.fields().contains("room"))
        .map(row -> DynamicTest.dynamicTest(row.command() + " " + row.fields(), () -> hides(row)));
  }

  @TestFactory
  Stream<DynamicTest> registrations() {
    return Stream.of(Caller.values())
        .map(
            caller ->
                DynamicTest.dynamicTest(
                    "register on a room by " + caller,
                    () -> {
                      var scene = scene();
                      if (caller == Caller.MEMBER || caller == Caller.OWNER) {
                        SOCKETS.get(caller).listen(scene.getString("room"));
                        return;
                      }
                      var bus = caller == Caller.NOBODY ? nobody() : SOCKETS.get(caller);
                      var refused = bus.register("room." + scene.getString("room")).awaitRefusal();
                      assertThat(refused.code()).isEqualTo(caller == Caller.NOBODY ? SIGN : GONE);
                    }));
  }

  @Test
  void noticesOfSomebodyElseAreRefused() {
    var refused = SOCKETS.get(Caller.OWNER).register("user." + stranger.userId()).awaitRefusal();
    assertThat(refused.failureCode()).isIn(403, 404);
  }

  private void check(Row row, Caller caller) {
    var scene = scene();
    var bus = caller == Caller.NOBODY ? nobody() : SOCKETS.get(caller);
    assertThat(answer(bus, row, scene)).isEqualTo(row.answerTo(caller));
    if (caller == Caller.NOBODY) {
      bus.close();
    }
  }

  /// Word for word the same refusal, whether the room is somebody else's or none at all.
  private void hides(Row row) {
    var scene = scene();
    var outsider = SOCKETS.get(Caller.OUTSIDER);
    var existing = outsider.askInVain(row.command(), body(row, scene));
    var id = scene.getString("room");
    var none = id.substring(0, id.length() - 4) + "0000";
    var missing = outsider.askInVain(row.command(), body(row, scene).put("room", none));
    assertThat(missing.failureCode()).isEqualTo(existing.failureCode());
    assertThat(missing.getMessage().replace(none, id)).isEqualTo(existing.getMessage());
  }

  private static String answer(BusClient bus, Row row, JsonObject scene) {
    try {
      bus.ask(row.command(), body(row, scene));
      return "ok";
    } catch (Refused refused) {
      return refused.code();
    }
  }

  private static JsonObject body(Row row, JsonObject scene) {
    var body = new JsonObject();
    for (var field : row.fields()) {
      switch (field) {
        case "" -> {}
        case "ofMember", "ofOwner" -> body.put("id", scene.getString(field));
        case "bystander" -> body.put("user", bystanderId);
        case "theme" -> body.put("theme", "dark");
        case "looking" -> body.put("text", "by");
        case "people" -> body.put("users", new JsonArray().add(bystanderId));
        default -> body.put(field, scene.getValue(field));
      }
    }
    return body;
  }

  /// A room of its own for every question, so that no answer changes another.
  private JsonObject scene() {
    var owner = SOCKETS.get(Caller.OWNER);
    var room =
        owner
            .ask("room.create", new JsonObject().put("name", "Room " + ++rooms))
            .getJsonObject("room");
    var id = room.getString("id");
    var code = new JsonObject().put("code", room.getString("code"));
    SOCKETS.get(Caller.MEMBER).ask("room.join", code);
    SOCKETS.get(Caller.FORMER).ask("room.join", code);
    bystander.ask("room.join", code);
    SOCKETS.get(Caller.FORMER).ask("room.leave", new JsonObject().put("room", id));
    return new JsonObject()
        .put("room", id)
        .put("code", room.getString("code"))
        .put("name", "Another name")
        .put("after", 0)
        .put("limit", 10)
        .put("seq", 1)
        .put("clientId", "of-" + id)
        .put("text", "hello")
        .put("emoji", "👍")
        .put("level", "all")
        .put("when", "tomorrow")
        .put("reminder", "none")
        .put("keywords", new JsonArray().add("tea"))
        .put("ofMember", post(SOCKETS.get(Caller.MEMBER), id, "m"))
        .put("ofOwner", post(owner, id, "o"));
  }

  private static String post(BusClient bus, String room, String by) {
    var post = new JsonObject().put("room", room).put("clientId", by + room).put("text", "hi");
    return bus.ask("message.post", post).getString("id");
  }

  private static BusClient nobody() {
    return BusClient.openNameless(parlor.uri());
  }
}
