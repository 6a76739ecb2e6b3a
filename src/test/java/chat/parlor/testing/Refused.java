package chat.parlor.testing;

import io.vertx.core.json.JsonObject;

/// The server's `err` to a command or a registration.
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int failureCode;

  Refused(JsonObject err) {
    super(err.getString("message"));
    failureCode = err.getInteger("failureCode");
  }

  public int failureCode() {
    return failureCode;
  }

  /// The stable word in front of the sentence: `no_such_room`.
  public String code() {
    return getMessage().split(":", 2)[0];
  }
}
