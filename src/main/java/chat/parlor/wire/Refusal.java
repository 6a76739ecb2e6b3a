package chat.parlor.wire;

import static java.util.Objects.requireNonNull;

/// An expected failure: a code and a sentence for the person who asked. It travels as the failure
/// of a future, carries no stack trace and is never logged as an error.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Code code;
  private final long retryAfterMs;

  public Refusal(Code code, String sentence) {
    this(code, sentence, 0);
  }

  private Refusal(Code code, String sentence, long retryAfterMs) {
    super(requireNonNull(sentence), null, false, false);
    this.code = requireNonNull(code);
    this.retryAfterMs = retryAfterMs;
  }

  /// A refusal that says when to try again.
  public static Refusal rateLimited(long retryAfterMs) {
    return new Refusal(Code.RATE_LIMITED, "Too fast. retryAfterMs=" + retryAfterMs, retryAfterMs);
  }

  /// What an outsider and a stranger hear alike, so that asking tells nothing.
  public static Refusal noSuchRoom() {
    return new Refusal(Code.NO_SUCH_ROOM, "There is no such room, or you are not in it.");
  }

  public static Refusal badRequest(String sentence) {
    return new Refusal(Code.BAD_REQUEST, sentence);
  }

  public Code code() {
    return code;
  }

  public String sentence() {
    return getMessage();
  }

  /// When to try again; 0 when that is not known.
  public long retryAfterMs() {
    return retryAfterMs;
  }

  /// `code: sentence`, the `message` of the bridge's `err` frame.
  public String line() {
    return code.word() + ": " + getMessage();
  }
}
