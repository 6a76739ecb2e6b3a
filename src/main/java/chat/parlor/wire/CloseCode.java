package chat.parlor.wire;

/// Why the server ends a socket, as RFC 6455 section 7.4 close codes; 4000 and up are Parlor's own.
public enum CloseCode {
  GOING_AWAY(1012, "server going away"),
  PROTOCOL_ERROR(1002, "protocol error"),
  UNSUPPORTED_DATA(1003, "text frames only"),
  BAD_UTF8(1007, "not UTF-8"),
  POLICY(1008, "policy violation"),
  TOO_BIG(1009, "message too big"),
  TOKEN_EXPIRED(4001, "token expired or revoked"),
  TOO_SLOW(4008, "too slow, reconnect and resume"),
  REMOVED(4009, "removed");

  private final int status;
  private final String reason;

  CloseCode(int status, String reason) {
    this.status = status;
    this.reason = reason;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }
}
