package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Refused;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
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

      var tried =
          IntStream.range(0, MANY)
              .mapToObj(i -> guest.send("room.join", code("AAAA-AAAA-AAA" + i % 10)))
              .map(GuessTest::refusal)
              .toList();
      assertThat(tried).containsOnly("bad_code", "rate_limited");
      assertThat(tried.stream().filter("bad_code"::equals)).hasSizeBetween(10, 12);
      assertThat(host.askInVain("room.join", code("BBBB-BBBB-BBBB")).code())
          .isEqualTo("rate_limited");
    }
  }

  private static JsonObject code(String code) {
    return new JsonObject().put("code", code);
  }

  private static String refusal(CompletableFuture<JsonObject> reply) {
    try {
      return "answered " + reply.join();
    } catch (CompletionException failure) {
      return ((Refused) failure.getCause()).code();
    }
  }
}
