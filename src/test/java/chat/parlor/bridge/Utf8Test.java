package chat.parlor.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is taken for UTF-8 is what the JDK takes for it, in pieces of whatever size.
@Timeout(60)
class Utf8Test {
  private final Random random = new Random(Long.getLong("parlor.seed", 7));

  @Test
  void everyCodePointIsText() {
    for (var point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        var bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        assertThat(isText(bytes, 1)).as("U+%X", point).isTrue();
      }
    }
  }

  /// All pairs, and all that they can begin with three bytes.
  @Test
  void everyBeginningIsJudgedLikeTheJdkDoes() {
    for (var first = 0; first < 256; first++) {
      for (var second = 0; second < 256; second++) {
        for (var tail : new int[] {0x7f, 0x80, 0x8f, 0x90, 0xbf, 0xc0}) {
          check((byte) first, (byte) second);
          check((byte) first, (byte) second, (byte) tail);
          check((byte) first, (byte) second, (byte) tail, (byte) 0x80);
        }
      }
    }
  }

  @RepeatedTest(200)
  void textWithOneByteChangedIsJudgedLikeTheJdkDoes() {
    var bytes = "Grüße, κόσμε, 日本, 🎉!".getBytes(StandardCharsets.UTF_8);
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    check(bytes);
  }

  @Test
  void whatCannotBeTextIsSeenAtItsFirstWrongByte() {
    var utf8 = new Utf8();
    assertThat(utf8.take(new byte[] {'a', (byte) 0xf4}, 0, 2)).isTrue();
    assertThat(utf8.isWhole()).isFalse();
    assertThat(utf8.take(new byte[] {(byte) 0x90}, 0, 1)).isFalse();
  }

  private void check(byte... bytes) {
    assertThat(isText(bytes, 1 + random.nextInt(4)))
        .as(java.util.HexFormat.of().formatHex(bytes))
        .isEqualTo(isTextForTheJdk(bytes));
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

  private static boolean isTextForTheJdk(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
