package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What trying room codes costs, with every limit switched off that can be.
@Timeout(400)
class GuessTest {
  @TempDir Path data;
  private static final int MANY = 40;

  @Test
  void rightCodesAreFreeAndWrongOnesAreCounted() {
    try (var parlor = ParlorProcess.startWithoutLimits(data);
        var host = BusClient.open(parlor.uri(), parlor.api().signUp("host"));
        var guest = BusClient.open(parlor.uri(), parlor.api().signUp("guest"))) {
      var codes = new ArrayList<String>();
      for (var i = 0; i < MANY; i++) {
        var room = host.ask("room.create", new JsonObject().put("name", "Room " + i));
        codes.add(room.getJsonObject("room").getString("code"));
      }
      var joined = codes.stream().map(code -> guest.send("room.join", code(code))).toList();
      assertThat(joined).allSatisfy(reply -> assertThat(reply.join().isEmpty()).isFalse());

      assertThat(wrongAtOnce(parlor, parlor.api().signUp("guesser"))).isBetween(10, 12);
      assertThat(host.askInVain("room.join", code("BBBB-BBBB-BBBB")).code())
          .isEqualTo("rate_limited");
    }
  }

  private static JsonObject code(String code) {
    return new JsonObject().put("code", code);
  }

  /// Tries many wrong codes without waiting for an answer; how many were looked up.
  private static int wrongAtOnce(ParlorProcess parlor, Api.Session guesser) {
    var frames = new StringBuilder();
    try (var socket = RawSocket.open(parlor.uri())) {
      for (var i = 0; i < MANY; i++) {
        socket.frame(1, guess(guesser, i).encode().getBytes(StandardCharsets.UTF_8));
      }
      for (var i = 0; i < MANY; i++) {
        frames.append(socket.nextText()).append('\n');
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    assertThat(frames.toString().lines()).allMatch(answer -> answer.contains("\"err\""));
    assertThat(frames.toString().lines()).anyMatch(answer -> answer.contains("rate_limited"));
    return (int) frames.toString().lines().filter(answer -> answer.contains("bad_code")).count();
  }

  private static JsonObject guess(Api.Session guesser, int i) {
    return new JsonObject()
        .put("type", "send")
        .put("address", "room.join")
        .put("replyAddress", "r" + i)
        .put("body", code("AAAA-AAAA-AAA" + i % 10))
        .put("headers", new JsonObject().put("authorization", "Bearer " + guesser.token()));
  }
}
