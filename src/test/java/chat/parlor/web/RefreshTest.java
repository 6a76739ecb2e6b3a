package chat.parlor.web;

import static chat.parlor.web.OpenDoor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Staying signed in: the refresh cookie through its life.
@Tag("databases")
@Timeout(180)
class RefreshTest {
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
  void theCookieIsOutOfReach() {
    var cookie = door.signUp("cookie").header("set-cookie");
    assertThat(cookie).startsWith("parlor_refresh=").contains("Path=/", "SameSite=Strict");
    assertThat(cookie.toLowerCase()).contains("httponly").doesNotContain("domain", "secure");
    assertThat(cookie.split("=")[1].length()).isGreaterThan(43);
  }

  @Test
  void eachUseGivesTheNextOne() {
    var first = door.signUp("rotating");
    var second = door.refresh(first.cookie());
    var third = door.refresh(second.cookie());
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body().fieldNames()).containsExactlyInAnyOrder("accessToken", "expiresAt");
    assertThat(first.cookie()).isNotEqualTo(second.cookie()).isNotEqualTo(third.cookie());
    assertThat(second.cookie()).isNotEqualTo(third.cookie());
    assertThat(door.me(third.body().getString("accessToken")).status()).isEqualTo(200);
  }

  @Test
  void twoTabsThatWakeUpTogetherBothStaySignedIn() {
    var start = door.signUp("tabs");
    var one = door.refresh(start.cookie());
    door.clock.move(Duration.ofSeconds(29));
    var other = door.refresh(start.cookie());
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.cookie()).isEqualTo(one.cookie());
    assertThat(door.refresh(one.cookie()).status()).isEqualTo(200);
  }

  @Test
  void anOldTokenLaterEndsTheWholeFamily() {
    var start = door.signUp("late");
    var next = door.refresh(start.cookie());
    door.clock.move(Duration.ofSeconds(31));
    assertOver(door.refresh(start.cookie()));
    assertOver(door.refresh(next.cookie()));
    var access = door.me(next.body().getString("accessToken"));
    assertThat(access.status()).isEqualTo(401);
    assertThat(access.body().getString("code")).isEqualTo("token_expired");
  }

  @Test
  void aTokenTwoStepsOldIsStolenEvenAtOnce() {
    var start = door.signUp("stolen");
    var next = door.refresh(start.cookie());
    var last = door.refresh(next.cookie());
    assertOver(door.refresh(start.cookie()));
    assertOver(door.refresh(last.cookie()));
  }

  @Test
  void anotherSessionOfTheSameUserIsLeftAlone() {
    var stolen = door.signUp("twice");
    var other = door.signIn("twice", PASSWORD);
    var next = door.refresh(stolen.cookie());
    door.clock.move(Duration.ofSeconds(31));
    assertOver(door.refresh(stolen.cookie()));
    assertThat(door.me(next.body().getString("accessToken")).status()).isEqualTo(401);
    assertThat(door.refresh(other.cookie()).status()).isEqualTo(200);
  }

  @Test
  void thirtyDaysWithoutUseAreTheEnd() {
    var used = door.signUp("used");
    var unused = door.signIn("used", PASSWORD);
    door.clock.move(Duration.ofDays(29));
    var renewed = door.refresh(used.cookie());
    assertThat(renewed.status()).isEqualTo(200);
    door.clock.move(Duration.ofDays(2));
    assertThat(door.refresh(renewed.cookie()).status()).isEqualTo(200);
    assertOver(door.refresh(unused.cookie()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "01m80j4cpcw3v7vxqbppqke6rh.x", "../../etc", "a.b", "\"'--"})
  void whatIsNoTokenIsRefused(String value) {
    assertThat(door.refresh("parlor_refresh=" + value).status()).isEqualTo(401);
  }

  @Test
  void withoutTheCookieThereIsNothingToRenew() {
    assertThat(door.ask("POST", "/api/v1/sessions/refresh").status()).isEqualTo(401);
  }

  @Test
  void onlyHashesAreKept() {
    var cookie = door.signUp("hashes").cookie().split("=", 2)[1];
    var secret = cookie.split("\\.")[1];
    for (var row : door.read("select * from login_sessions")) {
      assertThat(row.deepToString()).doesNotContain(secret);
    }
  }

  @Test
  void signingOutEndsTheSessionAtOnce() {
    var signedIn = door.signUp("leaver");
    var out =
        door.ask(
            "DELETE",
            "/api/v1/sessions/current",
            "authorization",
            "Bearer " + signedIn.body().getString("accessToken"));
    assertThat(out.status()).isEqualTo(204);
    assertThat(out.header("set-cookie")).startsWith("parlor_refresh=;").contains("Max-Age=0");
    assertThat(door.me(signedIn.body().getString("accessToken")).status()).isEqualTo(401);
    assertOver(door.refresh(signedIn.cookie()));
  }

  @Test
  void theCookieAloneCanSignOut() {
    var signedIn = door.signUp("asleep");
    door.clock.move(Duration.ofDays(1));
    var out = door.ask("DELETE", "/api/v1/sessions/current", "cookie", signedIn.cookie());
    assertThat(out.status()).isEqualTo(204);
    assertOver(door.refresh(signedIn.cookie()));
    assertThat(door.ask("DELETE", "/api/v1/sessions/current").status()).isEqualTo(401);
  }

  @Test
  void tokenAndCookieOfTwoSessionsEndBoth() {
    var one = door.signUp("twofold");
    var other = door.signIn("twofold", PASSWORD);
    var out =
        door.ask(
            "DELETE",
            "/api/v1/sessions/current",
            "authorization",
            "Bearer " + one.body().getString("accessToken"),
            "cookie",
            other.cookie());
    assertThat(out.status()).isEqualTo(204);
    assertOver(door.refresh(one.cookie()));
    assertOver(door.refresh(other.cookie()));
    assertThat(door.me(other.body().getString("accessToken")).status()).isEqualTo(401);
  }

  @Test
  void aTokenWithItsOwnOrAForeignCookieEndsItsSession() {
    for (var cookie : new String[] {"parlor_refresh=x", null}) {
      var signedIn = door.signUp("cookies" + (cookie == null ? "own" : "foreign"));
      var access = "Bearer " + signedIn.body().getString("accessToken");
      var sent = cookie == null ? signedIn.cookie() : cookie;
      var out =
          door.ask("DELETE", "/api/v1/sessions/current", "authorization", access, "cookie", sent);
      assertThat(out.status()).isEqualTo(204);
      assertOver(door.refresh(signedIn.cookie()));
    }
  }

  private static void assertOver(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().getString("code")).isEqualTo("not_signed_in");
    assertThat(answer.header("set-cookie")).contains("Max-Age=0");
  }
}
