package chat.parlor.doors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A socket lives as long as what it says of its user is true.
@Tag("databases")
@Timeout(120)
class TokenLifeTest {
  private static final JsonObject NOTHING = new JsonObject();

  @TempDir static Path data;

  private static ParlorProcess parlor;
  private static Api.Session ann;
  private static Api.Session ben;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.startWithoutLimits(data);
    ann = parlor.api().signUp("ann");
    ben = parlor.api().signUp("ben");
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @Test
  void aSocketIsClosedWhenItsTokenExpires() throws Exception {
    try (var bus = BusClient.open(parlor.uri(), goodFor(ann, 3))) {
      bus.ask("room.list", NOTHING);
      assertThat(bus.awaitClose()).isEqualTo(4001);
    }
  }

  @Test
  void aLaterTokenOfTheSameUserProlongsIt() throws Exception {
    var end = Instant.now().plusSeconds(3);
    try (var bus = BusClient.open(parlor.uri(), goodFor(ann, 3))) {
      bus.ask("room.list", NOTHING);
      bus.use(ann.token());
      bus.ask("room.list", NOTHING);
      await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(end.plusSeconds(3)));
      bus.ask("room.list", NOTHING);
      assertThat(bus.isOpen()).isTrue();
    }
  }

  @Test
  void aTokenOfSomebodyElseIsRefusedAndChangesNothing() {
    try (var bus = BusClient.open(parlor.uri(), ann)) {
      var room = bus.ask("room.create", new JsonObject().put("name", "Ann's"));
      bus.use(ben.token());
      assertThat(bus.askInVain("room.list", NOTHING).code()).isEqualTo("not_allowed");
      bus.use(ann.token());
      assertThat(bus.ask("room.list", NOTHING).getJsonArray("rooms"))
          .anySatisfy(
              listed ->
                  assertThat(((JsonObject) listed).getString("id"))
                      .isEqualTo(room.getJsonObject("room").getString("id")));
    }
  }

  @Test
  void anExpiredTokenNamesNobody() throws Exception {
    try (var bus = BusClient.open(parlor.uri(), goodFor(ann, -1))) {
      assertThat(bus.askInVain("room.list", NOTHING).code()).isEqualTo("token_expired");
    }
  }

  /// The same sign-in with a token that ends after some seconds, signed with the server's own key.
  private static Api.Session goodFor(Api.Session session, int seconds) throws Exception {
    var parts = session.token().split("\\.");
    var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8));
    claims.put("exp", Instant.now().getEpochSecond() + seconds);
    var signed = parts[0] + "." + base64(claims.encode().getBytes(UTF_8));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Files.readAllBytes(data.resolve("token.key")), "HmacSHA256"));
    var token = signed + "." + base64(mac.doFinal(signed.getBytes(UTF_8)));
    return new Api.Session(session.user(), token, session.cookie());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
