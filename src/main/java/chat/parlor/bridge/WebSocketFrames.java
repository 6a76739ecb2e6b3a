package chat.parlor.bridge;

import chat.parlor.wire.CloseCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What a server sends on a WebSocket, as RFC 6455 section 5.2 has it: whole frames, not masked.
final class WebSocketFrames {
  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int SHORT_MAX = 125;

  private WebSocketFrames() {}

  static byte[] text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] binary(byte[] payload) {
    return frame(BINARY, payload);
  }

  static byte[] ping(String payload) {
    return frame(PING, payload.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] pong(byte[] payload) {
    return frame(PONG, payload);
  }

  static byte[] close(CloseCode code) {
    return close(code.status(), code.reason());
  }

  static byte[] close(int status, String reason) {
    var text = reason.getBytes(StandardCharsets.US_ASCII);
    var payload = ByteBuffer.allocate(2 + text.length).putShort((short) status).put(text);
    return frame(CLOSE, payload.array());
  }

  /// A farewell that says no reason.
  static byte[] close() {
    return frame(CLOSE, new byte[0]);
  }

  private static byte[] frame(int opcode, byte[] payload) {
    var size = payload.length;
    var head = size <= SHORT_MAX ? 2 : size <= 0xffff ? 4 : 10;
    var frame = ByteBuffer.allocate(head + size).put((byte) (FINAL | opcode));
    switch (head) {
      case 2 -> frame.put((byte) size);
      case 4 -> frame.put((byte) 126).putShort((short) size);
      default -> frame.put((byte) 127).putLong(size);
    }
    return frame.put(payload).array();
  }
}
