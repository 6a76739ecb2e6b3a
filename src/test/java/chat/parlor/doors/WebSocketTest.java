package chat.parlor.doors;

import static chat.parlor.testing.RawSocket.framed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.RawSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What RFC 6455 asks of a server, byte by byte: frames in pieces, pings, and how connections end.
@Timeout(300)
@Tag("sockets")
class WebSocketTest {
  private static final int TEXT = 0x81;
  private static final int TEXT_BEGINS = 0x01;
  private static final int ENDS = 0x80;
  private static final int BINARY = 0x82;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int CLOSES = 8;
  private static final int PONGS = 10;

  /// Has an answer, so that one sees that it was read.
  private static final String ASKING = "{\"type\":\"ping\",\"replyAddress\":\"Grüße\"}";

  private static final byte[] ASKED = ASKING.getBytes(UTF_8);

  @TempDir static Path data;
  private static ParlorProcess parlor;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.startWithoutLimits(data);
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @Test
  void whoSpeaksBeforeTheAnswerIsSentAway() throws IOException {
    try (var socket = RawSocket.open(parlor.uri(), framed(TEXT, ASKED))) {
      assertThat(socket.readUntilClosed()).isEqualTo(1002);
    }
  }

  @Test
  void aMessageMayComeInFragmentsWithPingsBetween() throws IOException {
    try (var socket = RawSocket.open(parlor.uri())) {
      var withinACharacter = ASKING.indexOf('ü') + 1;
      socket.write(framed(TEXT_BEGINS, Arrays.copyOf(ASKED, withinACharacter)));
      socket.write(framed(PING, "still there".getBytes(UTF_8)));
      assertThat(socket.next(PONGS)).asString(UTF_8).isEqualTo("still there");
      var rest = framed(ENDS, Arrays.copyOfRange(ASKED, withinACharacter, ASKED.length));
      for (var octet : rest) {
        socket.write(new byte[] {octet});
      }
      assertAnswered(socket);
    }
  }

  @Test
  void aPingIsAnsweredWithWhatItSays() throws IOException {
    try (var socket = RawSocket.open(parlor.uri())) {
      socket.write(framed(PING, "are you there".getBytes(UTF_8)));
      assertThat(socket.next(PONGS)).asString(UTF_8).isEqualTo("are you there");
    }
  }

  @Test
  void aFarewellIsAnsweredWithItsCodeAndTheServerEndsTheConnection() throws IOException {
    try (var socket = RawSocket.open(parlor.uri())) {
      socket.write(framed(CLOSE, new byte[] {0x0b, (byte) 0xb9, 'b', 'y', 'e'}));
      assertThat(socket.next(CLOSES)).startsWith(0x0b, 0xb9);
      assertThat(socket.ends()).isTrue();
    }
  }

  static Stream<Arguments> offences() {
    return Stream.of(
        Arguments.of("binary", 1003, framed(BINARY, ASKED)),
        Arguments.of("not UTF-8", 1007, framed(TEXT, new byte[] {'"', (byte) 0xc0, (byte) 0x80})),
        Arguments.of("too big", 1009, framed(TEXT, new byte[(64 << 10) + 1])),
        Arguments.of("too big in fragments", 1009, tooBigInFragments()),
        Arguments.of("without a mask", 1002, new byte[] {(byte) TEXT, 1, 'x'}),
        Arguments.of("a reserved bit", 1002, framed(0xc1, ASKED)),
        Arguments.of("a reserved kind", 1002, framed(0x83, ASKED)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("offences")
  void anOffenceEndsTheConnectionWithItsCode(String offence, int code, byte[] bytes)
      throws IOException {
    try (var socket = RawSocket.open(parlor.uri())) {
      socket.write(bytes);
      assertThat(socket.readUntilClosed()).isEqualTo(code);
    }
  }

  /// Neither those that say farewell nor those that only go are counted any longer.
  @Test
  void whoHasGoneIsForgotten() throws IOException {
    for (var round = 0; round < 5; round++) {
      try (var socket = RawSocket.open(parlor.uri())) {
        socket.write(framed(TEXT, ASKED));
        assertAnswered(socket);
        assertThat(sockets()).isPositive();
        socket.write(new byte[] {(byte) TEXT});
      }
    }
    await().atMost(60, TimeUnit.SECONDS).until(() -> sockets() == 0);
  }

  private static void assertAnswered(RawSocket socket) throws IOException {
    assertThat(socket.nextText()).contains("\"address\":\"Grüße\"");
  }

  private static double sockets() {
    var figures = parlor.api().get("/metrics").response().body();
    return figures
        .lines()
        .filter(line -> line.startsWith("parlor_sockets "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .sum();
  }

  private static byte[] tooBigInFragments() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(framed(TEXT_BEGINS, new byte[40_000]));
    bytes.writeBytes(framed(ENDS, new byte[40_000]));
    return bytes.toByteArray();
  }
}
