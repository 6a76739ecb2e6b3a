package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawHttp;
import chat.parlor.testing.RawSocket;
import java.nio.file.Path;
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
