package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The door for sockets behind a reverse proxy.
@Timeout(400)
class ProxyTest {
  @TempDir static Path data;
  private static ParlorProcess parlor;

  @BeforeAll
  static void start() {
    parlor =
        ParlorProcess.start(
            data, Map.of("PARLOR_PROXIES", "127.0.0.1", "PARLOR_LIMITS_SOCKETS_PER_ADDRESS", "1"));
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @Test
  void socketsAreCountedForTheClientAndNotForTheProxy() throws Exception {
    try (var one = open("X-Forwarded-For: 198.51.100.1");
        var other = open("X-Forwarded-For: 203.0.113.7, 198.51.100.2")) {
      assertRefused("429", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-For: 198.51.100.2");
      assertAnswers(one);
      assertAnswers(other);
    }
  }

  @Test
  void theOwnPageIsTheOneTheClientSees() throws Exception {
    var forwarded =
        new String[] {
          "X-Forwarded-For: 198.51.100.3",
          "X-Forwarded-Proto: https",
          "X-Forwarded-Host: chat.example",
          "Origin: https://chat.example"
        };
    try (var socket = open(forwarded)) {
      assertAnswers(socket);
    }
    forwarded[3] = "Origin: " + parlor.uri();
    assertRefused("403", forwarded);
  }

  @Test
  void aWholeIpv6NetworkCountsAsOneAddress() throws Exception {
    try (var socket = open("X-Forwarded-For: 2001:db8:0:1::1")) {
      assertRefused("429", "X-Forwarded-For: 2001:db8:0:1:ffff::2");
      assertAnswers(socket);
      try (var neighbour = open("X-Forwarded-For: 2001:db8:0:2::1")) {
        assertAnswers(neighbour);
      }
    }
  }

  @Test
  void aMappedAddressCountsAsTheOneItStandsFor() throws Exception {
    try (var socket = open("X-Forwarded-For: 198.51.100.9")) {
      assertRefused("429", "X-Forwarded-For: ::ffff:198.51.100.9");
      assertAnswers(socket);
      try (var neighbour = open("X-Forwarded-For: ::ffff:198.51.100.10")) {
        assertAnswers(neighbour);
      }
    }
  }

  private static RawSocket open(String... headers) throws Exception {
    return RawSocket.open(parlor.uri(), headers);
  }

  private static void assertRefused(String status, String... headers) {
    assertThatThrownBy(() -> open(headers)).hasMessageContaining(status);
  }

  private static void assertAnswers(RawSocket socket) throws Exception {
    socket.frame(1, "{}".getBytes());
    assertThat(socket.nextText()).contains("bad_request");
  }
}
