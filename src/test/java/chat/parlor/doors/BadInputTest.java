package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Addresses;
import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.Inbox;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever somebody sends: a typed error or a clean close, and the others talk on.
@Tag("databases")
@Timeout(600)
class BadInputTest {
  private static final int FRAME_BYTES_MAX = 64 * 1024;
  private static final int TEXT = 1;
  private static final int BINARY = 2;

  @TempDir static Path data;
  private static ParlorProcess parlor;
  private static Api.Session mallory;
  private static BusClient bystander;
  private static Inbox bystanders;
  private static String room;
  private static String code;
  private static String message;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.startWithoutLimits(data);
    mallory = parlor.api().signUp("mallory");
    bystander = BusClient.open(parlor.uri(), parlor.api().signUp("bystander"));
    var created =
        bystander.ask("room.create", new JsonObject().put("name", "Calm")).getJsonObject("room");
    room = created.getString("id");
    code = created.getString("code");
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      bus.ask("room.join", new JsonObject().put("code", code));
      message = bus.ask("message.post", post("mine")).getString("id");
    }
    bystanders = bystander.listen(room);
  }

  @AfterAll
  static void stop() {
    bystander.close();
    parlor.close();
  }

  @AfterEach
  void theOthersTalkOn() {
    var seq = bystander.ask("message.post", post("still here")).getLong("seq");
    bystanders.awaitSeq(seq);
    assertThat(parlor.isRunning()).isTrue();
    assertThat(parlor.output()).doesNotContain("Unhandled exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "{",
        "[]",
        "[{\"type\":\"ping\"}]",
        "\"text\"",
        "42",
        "null",
        "{}",
        "{\"type\":1}",
        "{\"type\":null}",
        "{\"type\":[\"ping\"]}",
        "{\"type\":\"nonsense\"}",
        "{\"type\":\"register\"}",
        "{\"type\":\"register\",\"address\":7}",
        "{\"type\":\"register\",\"address\":{}}",
        "{\"type\":\"register\",\"address\":\"nowhere\"}",
        "{\"type\":\"register\",\"address\":\"room.\"}",
        "{\"type\":\"register\",\"address\":\"room.*\"}",
        "{\"type\":\"register\",\"address\":\"parlor.session.revoked\"}",
        "{\"type\":\"publish\",\"address\":\"room.create\",\"body\":{}}",
        "{\"type\":\"send\"}",
        "{\"type\":\"send\",\"address\":3,\"body\":{}}",
        "{\"type\":\"send\",\"address\":\"room.list\",\"body\":{},\"headers\":\"x\"}",
        "{\"type\":\"send\",\"address\":\"room.list\",\"body\":{},\"headers\":{\"authorization\":5}}",
        "{\"type\":\"send\",\"address\":\"room.list\",\"body\":{},\"replyAddress\":{}}",
      })
  void aFrameThatMakesNoSenseIsAnErrorAndTheSocketLives(String frame) {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      bus.ask("room.list", new JsonObject());
      bus.text(frame);
      assertThat(bus.awaitError().getString("type")).isEqualTo("err");
      bus.ask("room.list", new JsonObject());
    }
  }

  @Test
  void depthIsBounded() {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      bus.ask("room.list", new JsonObject());
      bus.text("[".repeat(20_000));
      assertThat(bus.awaitError().getString("type")).isEqualTo("err");
      bus.text("{\"type\":\"ping\",\"a\":" + "{\"a\":".repeat(100) + "1" + "}".repeat(101));
      assertThat(bus.awaitError().getString("type")).isEqualTo("err");
      bus.settle();
    }
  }

  @Test
  void everyCommandIsTried() {
    assertThat(commands().keySet()).isEqualTo(Addresses.ofCommands());
  }

  @TestFactory
  Stream<DynamicTest> aWrongTypeInAnyFieldIsABadRequest() {
    var tests = new ArrayList<DynamicTest>();
    commands()
        .forEach(
            (address, good) -> {
              for (var field : good.fieldNames()) {
                for (var wrong : wrongFor(good.getValue(field))) {
                  var name = "%s with %s = %s".formatted(address, field, wrong);
                  var body = good.copy().put(field, wrong);
                  tests.add(DynamicTest.dynamicTest(name, () -> isBad(address, body)));
                }
              }
              var more = good.copy().put("surplus", 1);
              tests.add(
                  DynamicTest.dynamicTest(address + " with more", () -> isBad(address, more)));
            });
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> aBodyThatIsNoObjectIsABadRequest() {
    return commands().keySet().stream()
        .map(
            address ->
                DynamicTest.dynamicTest(
                    address,
                    () -> {
                      for (var body : List.of("\"x\"", "[]", "7", "true")) {
                        try (var bus = BusClient.open(parlor.uri(), mallory)) {
                          bus.ask("room.list", new JsonObject());
                          bus.text(
                              "{\"type\":\"send\",\"address\":\"%s\",\"body\":%s,\"replyAddress\":\"r\"}"
                                  .formatted(address, body));
                          assertThat(bus.awaitError().getInteger("failureCode")).isEqualTo(400);
                        }
                      }
                    }));
  }

  @Test
  void aRegistrationSinceNonsenseIsRefused() {
    for (var since :
        List.of("\"x\"", "\"-1\"", "\"1e3\"", "\"\"", "\"99999999999999999999\"", "{}")) {
      try (var bus = BusClient.open(parlor.uri(), mallory)) {
        bus.ask("room.list", new JsonObject());
        var inbox = bus.register("room." + room);
        inbox.await("head");
        bus.unregister("room." + room);
        bus.text(
            "{\"type\":\"register\",\"address\":\"room.%s\",\"headers\":{\"since\":%s}}"
                .formatted(room, since));
        assertThat(inbox.awaitRefusal().failureCode()).isEqualTo(400);
        bus.settle();
      }
    }
  }

  @Test
  void unknownAddressesAreRefused() {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      for (var address :
          List.of("nowhere", "room.drop", "parlor.session.revoked", "room." + room)) {
        var refused = bus.askInVain(address, new JsonObject());
        assertThat(refused.failureCode()).as(address).isBetween(400, 404);
      }
    }
  }

  @Test
  void lengthsAreBounded() {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      bus.ask("message.post", post("x".repeat(8192)));
      bus.ask("message.post", post("\u20ac".repeat(2730)));
      assertThat(bus.askInVain("message.post", post("x".repeat(8193))).code())
          .isEqualTo("too_long");
      assertThat(bus.askInVain("message.post", post("\u20ac".repeat(2731))).code())
          .isEqualTo("too_long");
      assertThat(bus.askInVain("message.post", post(" \n\t ")).code()).isEqualTo("bad_request");
      assertThat(bus.askInVain("message.post", post("")).code()).isEqualTo("bad_request");
      tooLong(bus, "room.create", new JsonObject().put("name", "n".repeat(81)));
      tooLong(bus, "room.create", new JsonObject().put("name", "n").put("topic", "t".repeat(251)));
      tooLong(bus, "message.post", post("x").put("clientId", "c".repeat(65)));
      assertThat(
              bus.askInVain("message.history", new JsonObject().put("room", room).put("limit", 101))
                  .failureCode())
          .isEqualTo(400);
      assertThat(
              bus.askInVain(
                      "room.sync",
                      new JsonObject().put("room", room).put("after", 0).put("limit", 501))
                  .failureCode())
          .isEqualTo(400);
    }
  }

  @Test
  void textThatNoDatabaseCouldKeepIsRefusedOrKeptAsItIs() {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      for (var odd : List.of("a\u0000b", "\u202egnp.exe", "\ud83d\ude00")) {
        try {
          var id = bus.ask("message.post", post(odd)).getString("id");
          var page = bus.ask("message.history", new JsonObject().put("room", room));
          assertThat(page.getJsonArray("messages"))
              .anySatisfy(
                  each -> {
                    assertThat(((JsonObject) each).getString("id")).isEqualTo(id);
                    assertThat(((JsonObject) each).getString("text")).isEqualTo(odd);
                  });
        } catch (chat.parlor.testing.Refused refused) {
          assertThat(refused.failureCode()).isEqualTo(400);
        }
      }
    }
  }

  @Test
  void halfACharacterHarmsNobody() {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      bus.ask("room.list", new JsonObject());
      bus.text(
          """
          {"type":"send","address":"message.post","replyAddress":"r",
           "body":{"room":"%s","clientId":"half","text":"\\ud83d"}}
          """
              .formatted(room));
      assertThat(bus.awaitError().getInteger("failureCode")).isEqualTo(400);
      bus.ask("message.history", new JsonObject().put("room", room));
    }
  }

  @Test
  void aBinaryFrameIsAnErrorOrAClose() throws IOException {
    errorOrClose(BINARY, "{\"type\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
    errorOrClose(BINARY, new byte[] {0, 1, 2, (byte) 0xff});
  }

  @Test
  void textThatIsNotUtf8IsAnErrorOrAClose() throws IOException {
    errorOrClose(TEXT, new byte[] {(byte) 0xff, (byte) 0xfe, 'x'});
    errorOrClose(TEXT, new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'});
    errorOrClose(TEXT, new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'});
  }

  @Test
  void anOversizedFrameIsAnErrorOrAClose() throws IOException {
    var padding = "x".repeat(FRAME_BYTES_MAX);
    errorOrClose(TEXT, padding.getBytes(StandardCharsets.UTF_8));
    errorOrClose(TEXT, "x".repeat(5 << 20).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFrameThatOnlyClaimsToBeHugeIsCutOff() throws IOException {
    try (var raw = RawSocket.open(parlor.uri())) {
      raw.write(
          new byte[] {(byte) 0x81, (byte) 0xff, 0x7f, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0});
      var answer = raw.nextText();
      assertThat(answer).satisfiesAnyOf(text -> assertThat(text).isNull(), BadInputTest::isErr);
    }
  }

  @Test
  void aSocketThatNamesNobodyIsClosed() {
    try (var nameless = BusClient.openNameless(parlor.uri())) {
      nameless.settle();
      nameless.awaitClose();
    }
  }

  @Test
  void aTokenThatIsNoneIsRefused() {
    for (var token :
        List.of("x", "a.b.c", "", mallory.token() + "x", "Bearer " + mallory.token())) {
      try (var bus = BusClient.openNameless(parlor.uri())) {
        bus.use(token);
        assertThat(bus.askInVain("room.list", new JsonObject()).failureCode()).isEqualTo(401);
      }
    }
  }

  private static void errorOrClose(int opcode, byte[] payload) throws IOException {
    try (var raw = RawSocket.open(parlor.uri())) {
      try {
        raw.frame(opcode, payload);
      } catch (IOException alreadyClosed) {
        return;
      }
      var answer = raw.nextText();
      assertThat(answer).satisfiesAnyOf(text -> assertThat(text).isNull(), BadInputTest::isErr);
    }
  }

  private static void isErr(String frame) {
    assertThat(new JsonObject(frame).getString("type")).isEqualTo("err");
  }

  private static void isBad(String address, JsonObject body) {
    try (var bus = BusClient.open(parlor.uri(), mallory)) {
      assertThat(bus.askInVain(address, body).failureCode()).isEqualTo(400);
      bus.settle();
    }
  }

  private static void tooLong(BusClient bus, String address, JsonObject body) {
    assertThat(bus.askInVain(address, body).failureCode()).isEqualTo(400);
  }

  /// A correct body of every command, with every field it knows.
  private static Map<String, JsonObject> commands() {
    var in = new JsonObject().put("room", room);
    var commands = new LinkedHashMap<String, JsonObject>();
    commands.put("room.create", new JsonObject().put("name", "Name").put("topic", "Topic"));
    commands.put("room.join", new JsonObject().put("code", code));
    commands.put("room.list", new JsonObject());
    commands.put("room.change", in.copy().put("name", "Name").put("topic", "Topic"));
    commands.put("room.removeMember", in.copy().put("user", mallory.userId()));
    commands.put("room.reads", in.copy().put("cursor", "x"));
    commands.put("room.sync", in.copy().put("after", 0).put("limit", 5));
    for (var bare : List.of("room.leave", "room.renewCode", "room.members", "room.typing")) {
      commands.put(bare, in.copy());
    }
    commands.put("message.post", post("text"));
    commands.put("message.edit", in.copy().put("id", message).put("text", "text"));
    commands.put("message.delete", in.copy().put("id", message));
    var reaction = in.copy().put("id", message).put("emoji", "👍");
    commands.put("message.react", reaction);
    commands.put("message.unreact", reaction);
    commands.put("message.reactions", reaction.copy().put("cursor", "3"));
    commands.put("message.edits", in.copy().put("id", message).put("cursor", "3"));
    commands.put("message.history", in.copy().put("before", 3).put("limit", 5));
    commands.put(
        "search.find", JsonObject.of("text", "text", "order", "best", "zone", "UTC", "limit", 5));
    commands.put("draft.set", in.copy().put("text", "text"));
    commands.put("draft.list", new JsonObject().put("cursor", "x"));
    commands.put("read.mark", in.copy().put("seq", 1));
    commands.putAll(NoticeBodies.about(room, message));
    commands.putAll(PeopleBodies.about(mallory.userId()));
    return commands;
  }

  private static List<Object> wrongFor(Object good) {
    var wrong = new ArrayList<Object>();
    wrong.add(good instanceof Boolean ? 1 : true);
    wrong.add(new JsonArray().add(good));
    wrong.add(new JsonObject().put("$gt", ""));
    if (good instanceof String) {
      wrong.add(17);
    } else {
      wrong.add("17");
      wrong.add(-1);
      wrong.add(1.5);
      wrong.add(1e30);
    }
    return wrong;
  }

  private static JsonObject post(String text) {
    return new JsonObject()
        .put("room", room)
        .put("clientId", UUID.randomUUID().toString())
        .put("text", text);
  }
}
