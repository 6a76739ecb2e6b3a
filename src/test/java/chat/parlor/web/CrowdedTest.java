package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// More connections from one address than anybody needs.
@Timeout(180)
class CrowdedTest {
  private static final int MAX = 20;

  @TempDir Path data;

  @Test
  void anAddressHasOnlySoManyConnectionsAndGetsThemBack() throws IOException {
    var open = new ArrayList<Socket>();
    try (var door = door("")) {
      for (var i = 0; i < MAX; i++) {
        open.add(connect(door));
        assertThat(isServed(open.getLast())).isTrue();
      }
      try (var tooMany = connect(door)) {
        assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
      }
      assertThat(isServed(open.getFirst())).isTrue();
      open.removeFirst().close();
      await().atMost(Duration.ofSeconds(60)).until(() -> connectsAgain(door));
    } finally {
      close(open);
    }
  }

  @Test
  void aTrustedProxyHasAsManyAsItLikes() throws IOException {
    var open = new ArrayList<Socket>();
    try (var door = door("127.0.0.1")) {
      for (var i = 0; i < 2 * MAX; i++) {
        open.add(connect(door));
        assertThat(isServed(open.getLast())).isTrue();
      }
    } finally {
      close(open);
    }
  }

  private OpenDoor door(String proxies) {
    return OpenDoor.over(
        data, Map.of("PARLOR_LIMITS_SOCKETS_PER_ADDRESS", "1", "PARLOR_PROXIES", proxies));
  }

  private static Socket connect(OpenDoor door) throws IOException {
    var socket = new Socket("127.0.0.1", door.uri().getPort());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static boolean connectsAgain(OpenDoor door) throws IOException {
    try (var socket = connect(door)) {
      return isServed(socket);
    }
  }

  private static boolean isServed(Socket socket) {
    try {
      var request = "GET /livez HTTP/1.1\r\nHost: here\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new byte[4_096];
      var length = socket.getInputStream().read(answer);
      return length > 0 && new String(answer, 0, length, StandardCharsets.US_ASCII).contains("200");
    } catch (IOException closed) {
      return false;
    }
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (var socket : sockets) {
      socket.close();
    }
  }
}
