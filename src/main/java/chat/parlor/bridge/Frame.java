package chat.parlor.bridge;

import chat.parlor.wire.Refusal;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;

/// One message to clients, encoded once however many sockets it goes to: as it is for plain
/// WebSockets, and as a SockJS array frame for the others; each as text, and as the bytes of a
/// WebSocket frame.
final class Frame {
  private final String plain;
  private volatile String sockJs;
  private volatile byte[] plainBytes;
  private volatile byte[] sockJsBytes;

  private Frame(String plain) {
    this.plain = plain;
  }

  /// `{"type":"rec","address","body"}` around a body that is JSON already.
  static Frame rec(String address, String body) {
    return new Frame(
        "{\"type\":\"rec\",\"address\":" + Json.encode(address) + ",\"body\":" + body + "}");
  }

  /// A refusal on an address that the client listens on: its reply address, or the one it asked
  /// for.
  static Frame err(String address, Refusal refusal) {
    return new Frame(
        new JsonObject()
            .put("type", "err")
            .put("address", address)
            .put("failureCode", refusal.code().status())
            .put("failureType", "RECIPIENT_FAILURE")
            .put("message", refusal.line())
            .encode());
  }

  /// A refusal that has no address to go to.
  static Frame err(Refusal refusal) {
    return new Frame(
        new JsonObject().put("type", "err").put("body", refusal.code().word()).encode());
  }

  String plain() {
    return plain;
  }

  /// The message in the framing of SockJS: `a["…"]`.
  String sockJs() {
    var framed = sockJs;
    if (framed == null) {
      framed = "a[" + Json.encode(plain) + "]";
      sockJs = framed;
    }
    return framed;
  }

  /// The message as a JSON string, to stand among others in one SockJS frame.
  String quoted() {
    var framed = sockJs();
    return framed.substring(2, framed.length() - 1);
  }

  /// A whole WebSocket frame in one of the two framings, for reading only.
  byte[] bytes(boolean asSockJs) {
    return asSockJs ? sockJsBytes() : plainBytes();
  }

  private byte[] plainBytes() {
    var framed = plainBytes;
    if (framed == null) {
      framed = WebSocketFrames.text(plain);
      plainBytes = framed;
    }
    return framed;
  }

  private byte[] sockJsBytes() {
    var framed = sockJsBytes;
    if (framed == null) {
      framed = WebSocketFrames.text(sockJs());
      sockJsBytes = framed;
    }
    return framed;
  }

  /// About how many bytes it is on the wire.
  int size() {
    return plain.length();
  }
}
