package chat.parlor.bridge;

import chat.parlor.wire.CloseCode;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what a WebSocket client sends, as it comes, and refuses what RFC 6455 refuses: sections
/// 5.1 (masks), 5.2 (frames), 5.4 (fragments), 5.5 (control frames), 7.4 (close codes), 8.1
/// (UTF-8). What it keeps between two reads is a few numbers and the message that is not whole yet.
final class FrameReader {
  private static final byte[] NOTHING = new byte[0];
  private static final int CONTROL_BYTES_MAX = 125;

  /// Takes what was read. After `failed` or `closed` nothing more is read.
  interface Sink {
    void text(String message);

    void binary(byte[] message);

    void ping(byte[] payload);

    void pong();

    /// @param code what the other side says, 1005 when it says nothing
    void closed(int code);

    void failed(CloseCode code);
  }

  /// What comes next.
  private enum Part {
    FIRST,
    SECOND,
    LENGTH,
    MASK,
    PAYLOAD,
    NOTHING_MORE
  }

  private final int bytesMax;
  private Part part = Part.FIRST;
  private int opcode;
  private boolean last;
  private int lengthBytes;
  private int shortestLength;
  private long length;
  private int mask;
  private int maskBytes;
  private int taken;

  /// The message that the frames so far belong to: its opcode, 0 when there is none.
  private int message;

  private byte[] gathered = NOTHING;
  private int gatheredBytes;
  private byte[] control = NOTHING;
  private final Utf8 utf8 = new Utf8();

  /// @param bytesMax of a message
  FrameReader(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /// Reads all there is.
  void read(ByteBuf bytes, Sink sink) {
    while (part != Part.NOTHING_MORE && (bytes.isReadable() || isEmptyPayload())) {
      var refused = step(bytes, sink);
      if (refused != null) {
        part = Part.NOTHING_MORE;
        sink.failed(refused);
      }
    }
  }

  private boolean isEmptyPayload() {
    return part == Part.PAYLOAD && taken == length;
  }

  private CloseCode step(ByteBuf bytes, Sink sink) {
    return switch (part) {
      case FIRST -> first(bytes.readUnsignedByte());
      case SECOND -> second(bytes.readUnsignedByte());
      case LENGTH -> length(bytes.readUnsignedByte());
      case MASK -> mask(bytes.readUnsignedByte());
      case PAYLOAD -> payload(bytes, sink);
      case NOTHING_MORE -> null;
    };
  }

  private CloseCode first(int octet) {
    last = (octet & 0x80) != 0;
    opcode = octet & 0x0f;
    var isReserved = (octet & 0x70) != 0 || opcode > 2 && opcode < 8 || opcode > 10;
    var isWrongControl = isControl() && !last;
    var isOutOfTurn = !isControl() && (opcode == 0) == (message == 0);
    part = Part.SECOND;
    return isReserved || isWrongControl || isOutOfTurn ? CloseCode.PROTOCOL_ERROR : null;
  }

  private CloseCode second(int octet) {
    length = octet & 0x7f;
    lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    shortestLength = lengthBytes == 2 ? 126 : 65_536;
    if ((octet & 0x80) == 0 || isControl() && length > CONTROL_BYTES_MAX) {
      return CloseCode.PROTOCOL_ERROR;
    }
    if (lengthBytes == 0) {
      return payloadBegins();
    }
    length = 0;
    part = Part.LENGTH;
    return null;
  }

  /// A length that would have fitted into fewer bytes is refused when it is known.
  private CloseCode length(int octet) {
    length = length << 8 | octet;
    if (--lengthBytes > 0) {
      return null;
    }
    return length < shortestLength ? CloseCode.PROTOCOL_ERROR : payloadBegins();
  }

  /// The mask follows; the length, which may claim anything, is looked at first.
  private CloseCode payloadBegins() {
    part = Part.MASK;
    maskBytes = 0;
    taken = 0;
    if (!isControl() && length > bytesMax - gatheredBytes) {
      return CloseCode.TOO_BIG;
    }
    return null;
  }

  private CloseCode mask(int octet) {
    mask = mask << 8 | octet;
    if (++maskBytes == 4) {
      part = Part.PAYLOAD;
      if (isControl()) {
        control = length == 0 ? NOTHING : new byte[(int) length];
      } else {
        message = opcode == 0 ? message : opcode;
      }
    }
    return null;
  }

  private CloseCode payload(ByteBuf bytes, Sink sink) {
    var count = (int) Math.min(bytes.readableBytes(), length - taken);
    if (isControl()) {
      take(bytes, control, taken, count);
    } else {
      makeRoom(count);
      take(bytes, gathered, gatheredBytes, count);
      var from = gatheredBytes;
      gatheredBytes += count;
      if (message == 1 && !utf8.take(gathered, from, gatheredBytes)) {
        return CloseCode.BAD_UTF8;
      }
    }
    taken += count;
    return taken < length ? null : end(sink);
  }

  private void take(ByteBuf bytes, byte[] to, int at, int count) {
    bytes.readBytes(to, at, count);
    for (var i = 0; i < count; i++) {
      to[at + i] ^= (byte) (mask >>> 24 - 8 * (taken + i & 3));
    }
  }

  /// As much as the frame says, but no more than twice what has come: a length alone buys nothing.
  /// And twice what there was where fragments add to it, or many tiny ones would cost their square.
  private void makeRoom(int count) {
    var needed = gatheredBytes + count;
    if (gathered.length < needed) {
      var wanted = gatheredBytes + length - taken;
      if (opcode == 0) {
        wanted = Math.max(wanted, 2L * gathered.length);
      }
      gathered = Arrays.copyOf(gathered, (int) Math.max(needed, Math.min(wanted, 2L * needed)));
    }
  }

  private CloseCode end(Sink sink) {
    part = Part.FIRST;
    return isControl() ? control(sink) : last ? message(sink) : null;
  }

  private CloseCode message(Sink sink) {
    var whole = gathered;
    var size = gatheredBytes;
    var isText = message == 1;
    gathered = NOTHING;
    gatheredBytes = 0;
    message = 0;
    if (isText && !utf8.isWhole()) {
      return CloseCode.BAD_UTF8;
    }
    if (isText) {
      sink.text(new String(whole, 0, size, StandardCharsets.UTF_8));
    } else {
      sink.binary(Arrays.copyOf(whole, size));
    }
    return null;
  }

  private CloseCode control(Sink sink) {
    var payload = control;
    control = NOTHING;
    switch (opcode) {
      case 9 -> sink.ping(payload);
      case 10 -> sink.pong();
      default -> {
        return close(payload, sink);
      }
    }
    return null;
  }

  private CloseCode close(byte[] payload, Sink sink) {
    if (payload.length == 0) {
      part = Part.NOTHING_MORE;
      sink.closed(1005);
      return null;
    }
    var code = payload.length == 1 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    if (!mayBeSaid(code)) {
      return CloseCode.PROTOCOL_ERROR;
    }
    var reason = new Utf8();
    if (!reason.take(payload, 2, payload.length) || !reason.isWhole()) {
      return CloseCode.BAD_UTF8;
    }
    part = Part.NOTHING_MORE;
    sink.closed(code);
    return null;
  }

  /// Codes that are registered for what a client may say, and those for applications.
  private static boolean mayBeSaid(int code) {
    return code >= 1000 && code <= 1003
        || code >= 1007 && code <= 1011
        || code >= 3000 && code <= 4999;
  }

  private boolean isControl() {
    return opcode >= 8;
  }
}
