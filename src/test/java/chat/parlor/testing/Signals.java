package chat.parlor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Signals that Java itself cannot send.
final class Signals {
  private Signals() {}

  /// @param name as `kill` knows it: `STOP`
  static void send(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }
}
