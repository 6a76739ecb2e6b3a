package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawHttp;
import chat.parlor.testing.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What those hear who ask for a socket and may not have one.
@Timeout(400)
class NoSocketTest {
  @TempDir static Path data;
  private static ParlorProcess parlor;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.start(data, Map.of("PARLOR_LIMITS_SOCKETS_PER_ADDRESS", "1"));
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @Test
  void aStrangersPageIsToldWhy() throws Exception {
    assertProblem(
        RawHttp.upgrade(parlor.uri(), "Origin: https://evil.example"), 403, "not_allowed");
  }

  @Test
  void anAddressWithEnoughSocketsIsToldWhy() throws Exception {
    try (var socket = RawSocket.open(parlor.uri())) {
      socket.frame(1, "{}".getBytes());
      assertThat(socket.nextText()).contains("bad_request");
      assertProblem(RawHttp.upgrade(parlor.uri()), 429, "rate_limited");
      var session = "POST /eventbus/000/abcdefgh/xhr HTTP/1.1";
      assertProblem(RawHttp.ask(parlor.uri(), session, "Content-Length: 0"), 429, "rate_limited");
    }
  }

  /// What is refused takes no place, however it is refused: the address may have one socket.
  @Test
  void aRequestToUpgradeWithABodyIsRefusedAndTakesNoPlace() throws Exception {
    for (var body : List.of("Content-Length: 1", "Content-Length: 9000")) {
      assertProblem(RawHttp.upgrade(parlor.uri(), body), 400, "bad_request");
    }
    assertProblem(RawHttp.upgrade(parlor.uri(), "Transfer-Encoding: chunked"), 400, "bad_request");
    assertMayHaveASocket();
  }

  /// A second one behind the first comes when the connection is a socket already.
  @Test
  void twoUpgradesAtOnceEndTheConnectionAndTakeNoPlace() throws Exception {
    var upgrade =
        """
        GET /eventbus/websocket HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
            .formatted(parlor.uri().getAuthority());
    // Comparing a password takes its time, in which both upgrades come and wait.
    var signIn =
        """
        POST /api/v1/sessions HTTP/1.1\r
        Host: %s\r
        Content-Type: application/json\r
        Content-Length: 44\r
        \r
        {"username":"nobody","password":"wrong-one"}\
        """
            .formatted(parlor.uri().getAuthority());
    var bytes = (signIn + upgrade + upgrade).getBytes(StandardCharsets.US_ASCII);
    for (var i = 0; i < 3; i++) {
      RawHttp.send(parlor.uri(), bytes);
    }
    assertMayHaveASocket();
  }

  private static void assertMayHaveASocket() {
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsMatching(failure -> failure instanceof IOException)
        .untilAsserted(
            () -> {
              try (var socket = RawSocket.open(parlor.uri())) {
                socket.frame(1, "{}".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.nextText()).contains("bad_request");
              }
            });
  }

  private static void assertProblem(RawHttp answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.header("content-security-policy")).contains("default-src 'none'");
    assertThat(answer.body().getInteger("status")).isEqualTo(status);
    assertThat(answer.body().getString("code")).isEqualTo(code);
    assertThat(answer.body().getString("requestId")).isEqualTo(answer.header("x-request-id"));
  }
}
