package chat.parlor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Parlor run to its end: what it said, and with which code it left.
public record Run(int exitCode, String out, String err) {
  private static final long SECONDS_MAX = 60;

  /// Runs with just these settings, as environment variables, and these arguments.
  public static Run of(Map<String, String> settings, String... arguments) {
    var builder = new ProcessBuilder(ParlorProcess.java("chat.parlor.Parlor", arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLOR_"));
    builder.environment().putAll(settings);
    try {
      var process = builder.start();
      var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
      var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Parlor did not end: " + out.join() + err.join());
      }
      return new Run(process.exitValue(), out.join(), err.join());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
