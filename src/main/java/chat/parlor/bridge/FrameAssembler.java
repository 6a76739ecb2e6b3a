package chat.parlor.bridge;

import chat.parlor.settings.Limits;
import chat.parlor.wire.CloseCode;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Puts a WebSocket's text messages together from their frames, and refuses what is not text: RFC
/// 6455 sections 5.4, 5.6 and 8.1.
final class FrameAssembler {
  /// What a frame came to: a whole message, a reason to close, or neither yet.
  record Result(String message, CloseCode close) {
    static final Result NOTHING_YET = new Result(null, null);
  }

  private Buffer parts;

  Result take(WebSocketFrame frame) {
    if (frame.isBinary()) {
      return new Result(null, CloseCode.UNSUPPORTED_DATA);
    }
    if (!frame.isText() && !frame.isContinuation()) {
      return Result.NOTHING_YET;
    }
    var data = frame.binaryData();
    if (parts == null && frame.isFinal()) {
      return decode(data);
    }
    parts = parts == null ? data.copy() : parts.appendBuffer(data);
    if (parts.length() > Limits.FRAME_BYTES_MAX) {
      return new Result(null, CloseCode.TOO_BIG);
    }
    if (!frame.isFinal()) {
      return Result.NOTHING_YET;
    }
    var whole = parts;
    parts = null;
    return decode(whole);
  }

  /// The code to close with when the decoder below has given up on what came in.
  static CloseCode codeFor(Throwable failure) {
    var tooBig =
        failure instanceof TooLongFrameException
            || failure instanceof CorruptedWebSocketFrameException corrupted
                && corrupted.closeStatus().code() == CloseCode.TOO_BIG.status();
    return tooBig ? CloseCode.TOO_BIG : CloseCode.PROTOCOL_ERROR;
  }

  private static Result decode(Buffer data) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(data.getBytes()));
      return new Result(text.toString(), null);
    } catch (CharacterCodingException e) {
      return new Result(null, CloseCode.BAD_UTF8);
    }
  }
}
