package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api.Answer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What other people's pages can do to a visitor who is signed in here: nothing, unless they are
/// named.
@Timeout(180)
class CrossOriginTest {
  private static final String FRIEND = "https://friend.example";

  @TempDir static Path data;

  private static OpenDoor door;
  private static String cookie;

  @BeforeAll
  static void open() {
    door = OpenDoor.over(data, Map.of("PARLOR_ORIGINS", FRIEND + ", http://other.example:81"));
    cookie = door.signUp("visitor").cookie();
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "https://friend.example.evil.example",
        "https://evilfriend.example",
        "http://friend.example",
        "https://friend.example:444",
        "http://127.0.0.1:1",
        "http://localhost",
        "",
        "*"
      })
  void aStrangersPageMayNotRenew(String origin) {
    var answer = renew("origin", origin);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().getString("code")).isEqualTo("not_allowed");
    assertThat(answer.header("access-control-allow-origin")).isEmpty();
    assertThat(answer.header("set-cookie")).isEmpty();
  }

  @Test
  void aRequestThatTheBrowserCallsCrossSiteIsRefused() {
    assertThat(renew("sec-fetch-site", "cross-site").status()).isEqualTo(403);
    assertThat(renew("sec-fetch-site", "same-site").status()).isEqualTo(403);
  }

  @Test
  void theOwnPageMayRenew() {
    renewed(renew("origin", door.uri().toString(), "sec-fetch-site", "same-origin"));
    renewed(renew("origin", door.uri().toString().toUpperCase()));
  }

  @Test
  void aProgramThatIsNoBrowserMayRenew() {
    renewed(renew("user-agent", "curl"));
  }

  @Test
  void aNamedPageMayAskAndRead() {
    var answer = renew("origin", FRIEND, "sec-fetch-site", "cross-site");
    renewed(answer);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo(FRIEND);
    assertThat(answer.header("vary")).isEqualTo("Origin");
    var preflight =
        door.ask(
            "OPTIONS",
            "/api/v1/sessions",
            "origin",
            FRIEND,
            "access-control-request-method",
            "POST");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("access-control-allow-headers")).contains("authorization");
  }

  @Test
  void aStrangersPreflightAllowsNothing() {
    var preflight = door.ask("OPTIONS", "/api/v1/sessions", "origin", "https://evil.example");
    assertThat(preflight.response().headers().map().keySet())
        .noneMatch(name -> name.startsWith("access-control"));
  }

  @Test
  void aStrangersPageMayNotSignOut() {
    var answer =
        door.ask(
            "DELETE",
            "/api/v1/sessions/current",
            "cookie",
            cookie,
            "origin",
            "https://evil.example");
    assertThat(answer.status()).isEqualTo(403);
    renewed(renew("user-agent", "curl"));
  }

  private static Answer renew(String... headers) {
    var all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "cookie";
    all[1] = cookie;
    return door.ask("POST", "/api/v1/sessions/refresh", all);
  }

  private static void renewed(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    cookie = answer.cookie();
  }
}
