package chat.parlor.web;

import static chat.parlor.web.OpenDoor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing up and signing in, over HTTP.
@Tag("databases")
@Timeout(180)
class AccountsTest {
  @TempDir static Path data;

  private static OpenDoor door;

  @BeforeAll
  static void open() {
    door = OpenDoor.over(data, Map.of());
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void whoSignsUpIsSignedIn() {
    var answer =
        door.api()
            .post(
                "/accounts",
                new JsonObject()
                    .put("username", "ada")
                    .put("password", PASSWORD)
                    .put("displayName", " Ada Lovelace "));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("cache-control")).isEqualTo("no-store");
    var user = answer.body().getJsonObject("user");
    assertThat(user.fieldNames()).containsExactlyInAnyOrder("id", "username", "displayName");
    assertThat(user.getString("displayName")).isEqualTo("Ada Lovelace");
    assertThat(answer.body().getString("expiresAt"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    var expires = Instant.parse(answer.body().getString("expiresAt"));
    assertThat(expires).isBefore(door.clock.instant().plus(Duration.ofMinutes(15).plusSeconds(1)));
    var me = door.me(answer.body().getString("accessToken"));
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.body()).isEqualTo(new JsonObject().put("user", user));
  }

  @Test
  void signingInGivesTheSameUserAndAnotherToken() {
    var up = door.signUp("grace");
    var in = door.signIn("grace", PASSWORD);
    assertThat(in.status()).isEqualTo(201);
    assertThat(in.body().getJsonObject("user")).isEqualTo(up.body().getJsonObject("user"));
    assertThat(in.body().getString("accessToken")).isNotEqualTo(up.body().getString("accessToken"));
    assertThat(in.cookie()).isNotEqualTo(up.cookie());
  }

  @Test
  void aNameIsUniqueWithoutRegardToCase() {
    assertThat(door.signUp("Emmy").body().getJsonObject("user").getString("username"))
        .isEqualTo("emmy");
    assertThat(door.signUp("EMMY").status()).isEqualTo(409);
    assertThat(door.signUp("emmy").body().getString("code")).isEqualTo("taken");
    assertThat(door.signIn("eMMy", PASSWORD).status()).isEqualTo(201);
  }

  /// The Kelvin sign is lower-cased to a plain k by Java; it must not pass for one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "a b c",
        "ada!",
        "ädä",
        "\u212Aelvin",
        "a\nb",
        "thirty-three-characters-are-too-m",
        "<script>",
        "a/b/c",
        "аda"
      })
  void aNameIsMadeOfFewCharacters(String username) {
    var answer = door.signUp(username);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().getString("code")).isEqualTo("bad_request");
    assertThat(answer.response().body()).doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({"7,400,bad_request", "8,201,", "72,201,", "73,400,too_long"})
  void aPasswordHasEightCharactersToSeventyTwoBytes(int length, int status, String code) {
    var answer = door.signUp("length" + length, "p".repeat(length));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().getString("code")).isEqualTo(code);
  }

  @Test
  void bytesCountNotCharacters() {
    assertThat(door.signUp("snow", "☃".repeat(24)).status()).isEqualTo(201);
    assertThat(door.signIn("snow", "☃".repeat(24)).status()).isEqualTo(201);
    assertThat(door.signUp("snowed", "☃".repeat(24) + "!").body().getString("code"))
        .isEqualTo("too_long");
    assertThat(door.signUp("emoji", "😀".repeat(7)).body().getString("code"))
        .isEqualTo("bad_request");
  }

  /// All 72 bytes count: bcrypt implementations that end strings with a zero drop the last one.
  @Test
  void aTooLongPasswordIsWrongAndNeverCut() {
    door.signUp("seventytwo", "q".repeat(72));
    assertThat(door.signIn("seventytwo", "q".repeat(72)).status()).isEqualTo(201);
    for (var wrong : new String[] {"q".repeat(71), "q".repeat(71) + "r", "q".repeat(73)}) {
      var answer = door.signIn("seventytwo", wrong);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().getString("code")).isEqualTo("bad_credentials");
    }
  }

  @Test
  void aStrangerAndAWrongPasswordGetTheSameAnswer() {
    door.signUp("known");
    var wrong = door.signIn("known", "wrong horse");
    var stranger = door.signIn("unknown", "wrong horse");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.header("www-authenticate")).isEqualTo("Bearer");
    assertThat(wrong.cookie()).isEmpty();
    assertThat(withoutRequestId(stranger.body())).isEqualTo(withoutRequestId(wrong.body()));
    assertThat(stranger.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'username':'x1x'}",
        "{'username':1,'password':'correct horse'}",
        "{'username':'x2x','password':12345678}",
        "{'username':{'$ne':null},'password':'correct horse'}",
        "{'username':['x3x'],'password':'correct horse'}",
        "{'username':null,'password':'correct horse'}",
        "{'username':'x4x','password':'correct horse','admin':true}",
        "{'username':'x5x','password':'correct horse','displayName':7}",
        "{'username':'x6x','password':'correct horse','displayName':'a\\nb'}",
        "{'username':'x7x','password':'correct horse','displayName':'\\u202eevil'}",
        "{'username':'x8x','password':'correct horse','displayName':'   '}",
        "{'username':'x9x','password':'correct\\ud800horse'}",
        "[]",
        "'text'",
        "null",
        "{'username':'x',",
        "{} {}"
      })
  void aBodyIsExactlyWhatItShouldBe(String body) {
    var bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    for (var path : new String[] {"/accounts", "/sessions"}) {
      var answer = door.post(path, "application/json", bytes);
      assertThat(answer.status()).as(path + " " + body).isEqualTo(400);
      assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
  }

  @Test
  void onlyAHashOfThePasswordIsKept() {
    door.signUp("hashed");
    for (var row : door.read("select password_hash from users where username = 'hashed'")) {
      assertThat(row.getString(0)).startsWith("$2a$10$").hasSize(60);
    }
  }

  @Test
  void withoutAGoodTokenNobodyIsAnybody() {
    for (var token : new String[] {"", "x", "a.b.c", "null"}) {
      var answer = door.me(token);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().getString("code")).isEqualTo("not_signed_in");
    }
    assertThat(door.ask("GET", "/api/v1/me").status()).isEqualTo(401);
    assertThat(door.ask("GET", "/api/v1/me", "authorization", "Basic YTpi").status())
        .isEqualTo(401);
  }

  @Test
  void anOldTokenHasExpired() {
    var token = door.signUp("late").body().getString("accessToken");
    door.clock.move(Duration.ofMinutes(14));
    assertThat(door.me(token).status()).isEqualTo(200);
    door.clock.move(Duration.ofMinutes(1));
    assertThat(door.me(token).body().getString("code")).isEqualTo("token_expired");
  }

  private static JsonObject withoutRequestId(JsonObject problem) {
    assertThat(problem.getString("requestId")).isNotEmpty();
    problem.remove("requestId");
    return problem;
  }
}
