package chat.parlor.embedded;

import java.io.IOException;

/// Why the file of the embedded database is not what was left there, as the end of a sentence.
public final class Damaged extends IOException {
  private static final long serialVersionUID = 1;

  Damaged(String what) {
    super(what);
  }

  /// Whether that is what a failure comes from.
  public static boolean isBehind(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Damaged) {
        return true;
      }
    }
    return false;
  }
}
