package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The HTTP door behind a reverse proxy: what it says of its clients counts, what others say of
/// themselves does not.
@Timeout(180)
class ProxyTest {
  private static final String FOR = "x-forwarded-for";
  private static final String REFRESH = "/api/v1/sessions/refresh";

  @TempDir Path data;

  @Test
  void eachClientBehindATrustedProxyHasHisOwnAttempts() {
    try (var door = behind("192.0.2.0/24, 127.0.0.1")) {
      assertThat(guess(door, "198.51.100.1")).isEqualTo(401);
      assertThat(guess(door, "198.51.100.1")).isEqualTo(401);
      assertThat(guess(door, "198.51.100.1")).isEqualTo(429);
      assertThat(guess(door, "203.0.113.5, 198.51.100.1")).isEqualTo(429);
      assertThat(guess(door, "198.51.100.2")).isEqualTo(401);
    }
  }

  @Test
  void aWholeIpv6NetworkSharesItsAttempts() {
    try (var door = behind("127.0.0.1")) {
      assertThat(guess(door, "2001:db8::1")).isEqualTo(401);
      assertThat(guess(door, "2001:db8::ffff:1")).isEqualTo(401);
      assertThat(guess(door, "2001:db8::2")).isEqualTo(429);
      assertThat(guess(door, "2001:db8:0:1::2")).isEqualTo(401);
    }
  }

  @Test
  void nobodyElseIsBelieved() {
    try (var door = behind("192.0.2.0/24")) {
      assertThat(guess(door, "198.51.100.1")).isEqualTo(401);
      assertThat(guess(door, "198.51.100.2")).isEqualTo(401);
      assertThat(guess(door, "198.51.100.3")).isEqualTo(429);
      var signedUp = door.ask("GET", "/", "x-forwarded-proto", "https");
      assertThat(signedUp.header("strict-transport-security")).isEmpty();
    }
  }

  @Test
  void aClientOfATrustedProxyThatSpeaksTlsHasASecureCookie() {
    try (var door = behind("127.0.0.1")) {
      var page = door.ask("GET", "/", "x-forwarded-proto", "https");
      assertThat(page.header("strict-transport-security")).isNotEmpty();
      var cookie = door.signUp("behind").cookie().replace("parlor_", "__Host-parlor_");
      var renewed = door.ask("POST", REFRESH, "cookie", cookie, "x-forwarded-proto", "https");
      assertThat(renewed.status()).isEqualTo(200);
      assertThat(renewed.header("set-cookie")).startsWith("__Host-parlor_refresh=");
      assertThat(renewed.header("set-cookie")).contains("Secure");
    }
  }

  @Test
  void theOwnPageIsTheOneTheClientSees() {
    try (var door = behind("127.0.0.1")) {
      var cookie = door.signUp("behind").cookie().replace("parlor_", "__Host-parlor_");
      assertThat(renew(door, cookie, "https://chat.example").status()).isEqualTo(200);
      assertThat(renew(door, cookie, "http://chat.example").status()).isEqualTo(403);
      assertThat(renew(door, cookie, door.uri().toString()).status()).isEqualTo(403);
    }
  }

  private OpenDoor behind(String proxies) {
    return OpenDoor.over(
        data, Map.of("PARLOR_PROXIES", proxies, "PARLOR_LIMITS_ATTEMPTS_PER_MINUTE", "2"));
  }

  private static int guess(OpenDoor door, String forwardedFor) {
    return door.api()
        .send(
            door.api()
                .request("/sessions")
                .header(FOR, forwardedFor)
                .header("content-type", "application/json")
                .POST(OpenDoor.body("nobody" + Math.abs(forwardedFor.hashCode()), "wrong horse")))
        .status();
  }

  private static chat.parlor.testing.Api.Answer renew(OpenDoor door, String cookie, String origin) {
    return door.ask(
        "POST",
        REFRESH,
        "cookie",
        cookie,
        "origin",
        origin,
        "x-forwarded-proto",
        "https",
        "x-forwarded-host",
        "chat.example");
  }
}
