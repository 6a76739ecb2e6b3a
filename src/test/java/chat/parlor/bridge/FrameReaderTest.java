package chat.parlor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.wire.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a WebSocket client sends, whole and in pieces, right and wrong: RFC 6455 sections 5 and 7.
@Timeout(60)
class FrameReaderTest {
  private static final int BYTES_MAX = 65_536;
  private static final int TEXT = 0x81;
  private static final int TEXT_BEGINS = 0x01;
  private static final int GOES_ON = 0x00;
  private static final int ENDS = 0x80;

  private final List<String> taken = new ArrayList<>();
  private final FrameReader reader = new FrameReader(BYTES_MAX);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536})
  void aMessageOfAnyLengthIsRead(int length) {
    read(frame(TEXT, "x".repeat(length)));
    assertThat(taken).containsExactly("text " + "x".repeat(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void itMayComeInPieces(int size) {
    var all =
        Unpooled.wrappedBuffer(
            frame(TEXT, "Grüße"),
            frame(TEXT_BEGINS, "日"),
            frame(0x89, "are you there"),
            frame(GOES_ON, ""),
            frame(ENDS, "本"),
            frame(0x8a, ""),
            frame(0x82, "bytes"),
            close(1001, "bye"));
    while (all.isReadable()) {
      read(all.readSlice(Math.min(size, all.readableBytes())));
    }
    assertThat(taken)
        .containsExactly(
            "text Grüße", "ping are you there", "text 日本", "pong", "binary 5", "closed 1001");
  }

  @Test
  void aMessageMayComeInAFragmentForEachByte() {
    read(frame(TEXT_BEGINS, ""));
    for (var i = 0; i < BYTES_MAX; i++) {
      read(frame(GOES_ON, "x"));
    }
    read(frame(ENDS, ""));
    assertThat(taken).containsExactly("text " + "x".repeat(BYTES_MAX));
  }

  @Test
  void aCharacterMayBeginInOneFragmentAndEndInTheNext() {
    var bytes = "🎉".getBytes(StandardCharsets.UTF_8);
    read(frame(TEXT_BEGINS, bytes[0], bytes[1]));
    read(frame(ENDS, bytes[2], bytes[3]));
    assertThat(taken).containsExactly("text 🎉");
  }

  @Test
  void whatIsNotUtf8IsRefusedBeforeItsFrameIsWhole() {
    var frame = frame(TEXT, (byte) 'a', (byte) 0xc0, (byte) 'b');
    read(frame.readSlice(frame.readableBytes() - 1));
    assertThat(taken).containsExactly("failed BAD_UTF8");
  }

  @Test
  void aMessageCannotEndWithinACharacter() {
    read(frame(TEXT_BEGINS, (byte) 'a'));
    read(frame(ENDS, (byte) 0xc3));
    assertThat(taken).containsExactly("failed BAD_UTF8");
  }

  @ParameterizedTest
  @CsvSource({
    "0xc1, a reserved bit",
    "0xa1, a reserved bit",
    "0x91, a reserved bit",
    "0x83, a reserved kind",
    "0x8b, a reserved control frame",
    "0x09, a ping in fragments",
    "0x80, an end without a beginning"
  })
  void aWrongFirstByteIsRefused(String octet, String why) {
    read(frame(Integer.decode(octet), "x"));
    assertThat(taken).as(why).containsExactly("failed PROTOCOL_ERROR");
  }

  @Test
  void aSecondMessageCannotBeginWithinAnother() {
    read(frame(TEXT_BEGINS, "one"));
    read(frame(TEXT, "two"));
    assertThat(taken).containsExactly("failed PROTOCOL_ERROR");
  }

  @Test
  void aFrameWithoutAMaskIsRefused() {
    read(Unpooled.wrappedBuffer(new byte[] {(byte) TEXT, 1, 'x'}));
    assertThat(taken).containsExactly("failed PROTOCOL_ERROR");
  }

  @Test
  void aControlFrameHasAtMost125Bytes() {
    read(frame(0x89, "x".repeat(125)));
    read(frame(0x89, "x".repeat(126)));
    assertThat(taken).containsExactly("ping " + "x".repeat(125), "failed PROTOCOL_ERROR");
  }

  @Test
  void tooLongAMessageIsRefusedByItsLengthAlone() {
    var head = Unpooled.buffer().writeByte(TEXT).writeByte(0xff).writeLong(BYTES_MAX + 1);
    read(head);
    assertThat(taken).containsExactly("failed TOO_BIG");
  }

  @Test
  void soIsOneThatIsTooLongInAllItsFragments() {
    read(frame(TEXT_BEGINS, "x".repeat(BYTES_MAX)));
    read(frame(ENDS, "x"));
    assertThat(taken).containsExactly("failed TOO_BIG");
  }

  @Test
  void soIsOneThatGoesOnWithTheLongestLengthThereIs() {
    read(frame(TEXT_BEGINS, "x"));
    read(Unpooled.buffer().writeByte(ENDS).writeByte(0xff).writeLong(Long.MAX_VALUE));
    assertThat(taken).containsExactly("failed TOO_BIG");
  }

  @ParameterizedTest
  @CsvSource({"0xfe, 2, 125", "0xff, 8, 126", "0xff, 8, 65535"})
  void aLengthInMoreBytesThanItNeedsIsRefused(String octet, int bytes, int length) {
    var head = Unpooled.buffer().writeByte(TEXT).writeByte(Integer.decode(octet));
    read(bytes == 2 ? head.writeShort(length) : head.writeLong(length));
    assertThat(taken).containsExactly("failed PROTOCOL_ERROR");
  }

  @Test
  void aLengthBelowZeroIsRefused() {
    read(Unpooled.buffer().writeByte(TEXT).writeByte(0xff).writeLong(-1));
    assertThat(taken).containsExactly("failed PROTOCOL_ERROR");
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 4999})
  void farewellsWithAKnownCodeAreTaken(int code) {
    read(close(code, "good bye"));
    read(frame(TEXT, "too late"));
    assertThat(taken).containsExactly("closed " + code);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535})
  void farewellsWithACodeThatCannotBeSaidAreRefused(int code) {
    read(close(code, ""));
    assertThat(taken).containsExactly("failed PROTOCOL_ERROR");
  }

  @Test
  void aFarewellMayBeEmptyButNotHalfACode() {
    read(frame(0x88, ""));
    assertThat(taken).containsExactly("closed 1005");
    taken.clear();
    new FrameReader(BYTES_MAX).read(frame(0x88, "x"), new Noted());
    assertThat(taken).containsExactly("failed PROTOCOL_ERROR");
  }

  @Test
  void aReasonHasToBeUtf8() {
    read(frame(0x88, (byte) 0x03, (byte) 0xe8, (byte) 0xff));
    assertThat(taken).containsExactly("failed BAD_UTF8");
  }

  private void read(ByteBuf bytes) {
    reader.read(bytes, new Noted());
  }

  private static ByteBuf frame(int first, String payload) {
    return frame(first, payload.getBytes(StandardCharsets.UTF_8));
  }

  private static ByteBuf close(int code, String reason) {
    var payload = Unpooled.buffer().writeShort(code);
    payload.writeCharSequence(reason, StandardCharsets.UTF_8);
    var bytes = new byte[payload.readableBytes()];
    payload.readBytes(bytes);
    return frame(0x88, bytes);
  }

  private static ByteBuf frame(int first, byte... payload) {
    var frame = Unpooled.buffer().writeByte(first);
    if (payload.length < 126) {
      frame.writeByte(0x80 | payload.length);
    } else if (payload.length < 65_536) {
      frame.writeByte(0xfe).writeShort(payload.length);
    } else {
      frame.writeByte(0xff).writeLong(payload.length);
    }
    var mask = new byte[] {0x12, (byte) 0xa5, 0x00, (byte) 0xff};
    frame.writeBytes(mask);
    for (var i = 0; i < payload.length; i++) {
      frame.writeByte(payload[i] ^ mask[i % 4]);
    }
    return frame;
  }

  private final class Noted implements FrameReader.Sink {
    @Override
    public void text(String message) {
      taken.add("text " + message);
    }

    @Override
    public void binary(byte[] message) {
      taken.add("binary " + message.length);
    }

    @Override
    public void ping(byte[] payload) {
      taken.add("ping " + new String(payload, StandardCharsets.UTF_8));
    }

    @Override
    public void pong() {
      taken.add("pong");
    }

    @Override
    public void closed(int code) {
      taken.add("closed " + code);
    }

    @Override
    public void failed(CloseCode code) {
      taken.add("failed " + code);
    }
  }
}
