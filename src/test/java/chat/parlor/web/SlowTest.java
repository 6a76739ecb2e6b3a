package chat.parlor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A request whose body does not come, at the real door.
@Timeout(180)
class SlowTest {
  @TempDir Path data;

  /// Silence alone would end it only after 75 seconds.
  @Test
  void aBodyHasTwentySeconds() throws Exception {
    try (var door = OpenDoor.over(data, Map.of());
        var socket = new Socket("127.0.0.1", door.uri().getPort())) {
      socket.setSoTimeout(60_000);
      var head =
          """
          POST /api/v1/sessions HTTP/1.1\r
          Host: here\r
          Content-Type: application/json\r
          Content-Length: 60\r
          \r
          {"username":\
          """;
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }
}
