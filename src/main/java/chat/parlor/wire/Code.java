package chat.parlor.wire;

/// A stable reason for refusing something, as callers see it: an HTTP status (or the bridge's
/// `failureCode`) and a word that never changes its meaning.
public enum Code {
  BAD_REQUEST(400),
  TOO_LONG(400),
  BAD_CREDENTIALS(401),
  NOT_SIGNED_IN(401),
  TOKEN_EXPIRED(401),
  NOT_A_MEMBER(403),
  NOT_ALLOWED(403),
  NOT_FOUND(404),
  NO_SUCH_ROOM(404),
  NO_SUCH_MESSAGE(404),
  BAD_CODE(404),
  METHOD_NOT_ALLOWED(405),
  TAKEN(409),
  TOO_MANY(409),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  RATE_LIMITED(429),
  INTERNAL(500),
  OVERLOADED(503),
  UNAVAILABLE(503);

  private final int status;
  private final String word = name().toLowerCase(java.util.Locale.ROOT);

  Code(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /// The word on the wire, for example `no_such_room`.
  public String word() {
    return word;
  }
}
