package chat.parlor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is taken for UTF-8 is what the JDK takes for it, in pieces of whatever size.
@Timeout(60)
class Utf8Test {
  private final CharsetDecoder jdk = StandardCharsets.UTF_8.newDecoder();
  private final Random random = new Random(Long.getLong("parlor.seed", 7));

  @Test
  void everyCodePointIsText() {
    var refused = new ArrayList<String>();
    for (var point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        if (!isText(Character.toString(point).getBytes(StandardCharsets.UTF_8), 1)) {
          refused.add("U+%X".formatted(point));
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  /// All pairs, and all that they can begin with three bytes.
  @Test
  void everyBeginningIsJudgedLikeTheJdkDoes() {
    var misjudged = new ArrayList<String>();
    for (var first = 0; first < 256; first++) {
      for (var second = 0; second < 256; second++) {
        note(misjudged, (byte) first, (byte) second);
        for (var tail : new int[] {0x7f, 0x80, 0x8f, 0x90, 0xbf, 0xc0}) {
          note(misjudged, (byte) first, (byte) second, (byte) tail);
          note(misjudged, (byte) first, (byte) second, (byte) tail, (byte) 0x80);
        }
      }
    }
    assertThat(misjudged).isEmpty();
  }

  @RepeatedTest(200)
  void textWithOneByteChangedIsJudgedLikeTheJdkDoes() {
    var bytes = "Grüße, κόσμε, 日本, 🎉!".getBytes(StandardCharsets.UTF_8);
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    var misjudged = new ArrayList<String>();
    note(misjudged, bytes);
    assertThat(misjudged).isEmpty();
  }

  @Test
  void whatCannotBeTextIsSeenAtItsFirstWrongByte() {
    var utf8 = new Utf8();
    assertThat(utf8.take(new byte[] {'a', (byte) 0xf4}, 0, 2)).isTrue();
    assertThat(utf8.isWhole()).isFalse();
    assertThat(utf8.take(new byte[] {(byte) 0x90}, 0, 1)).isFalse();
  }

  private void note(List<String> misjudged, byte... bytes) {
    if (isText(bytes, 1 + random.nextInt(4)) != isTextForTheJdk(bytes)) {
      misjudged.add(HexFormat.of().formatHex(bytes));
    }
  }

  private static boolean isText(byte[] bytes, int piece) {
    var utf8 = new Utf8();
    for (var at = 0; at < bytes.length; at += piece) {
      if (!utf8.take(bytes, at, Math.min(at + piece, bytes.length))) {
        return false;
      }
    }
    return utf8.isWhole();
  }

  private boolean isTextForTheJdk(byte[] bytes) {
    jdk.reset();
    return !jdk.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length), true).isError();
  }
}
