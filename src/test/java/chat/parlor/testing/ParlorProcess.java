package chat.parlor.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Parlor as an operator runs it: an own process on a free port with an own data directory, which
/// can be killed and started again.
public final class ParlorProcess implements AutoCloseable {
  private static final long START_SECONDS_MAX = 300;
  private static final long STOP_SECONDS_MAX = 120;
  private static final Pattern LISTENING =
      Pattern.compile("^Parlor is listening on (https?://.+)$");

  /// A server that lives for seconds starts in half the time without its best compiler; those of
  /// the battery at length live long enough to need it.
  private static final List<String> COMPILED =
      Long.getLong("parlor.battery.minutes") == null
          ? List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
          : List.of("-XX:+UseSerialGC");

  /// How sockets are written where a test does not say; the same tests are run both ways.
  private static final String SOCKETS = System.getProperty("parlor.test.sockets", "direct");

  private final List<String> prefix;
  private final Path data;
  private final Map<String, String> settings;
  private final StringBuffer output = new StringBuffer();
  private final Thread mop = new Thread(this::kill);
  private Process process;
  private URI uri;

  private ParlorProcess(List<String> prefix, Path data, Map<String, String> settings) {
    this.prefix = prefix;
    this.data = data;
    this.settings = new TreeMap<>(settings);
    this.settings.putIfAbsent("PARLOR_SOCKETS", SOCKETS);
    if (!settings.containsKey("PARLOR_DATABASE_URL")) {
      this.settings.putAll(TestDatabase.of(data));
    }
    Runtime.getRuntime().addShutdownHook(mop);
  }

  /// A running server over a data directory; `settings` are environment variables.
  public static ParlorProcess start(Path data, Map<String, String> settings) {
    return start(List.of(), data, settings);
  }

  /// The same through a command that makes itself the one it is given, such as `ip netns exec`.
  public static ParlorProcess start(List<String> prefix, Path data, Map<String, String> settings) {
    var parlor = new ParlorProcess(prefix, data, settings);
    parlor.startAgain();
    return parlor;
  }

  /// A running server without limits on rates, sockets and attempts.
  public static ParlorProcess startWithoutLimits(Path data) {
    return start(data, NO_LIMITS);
  }

  /// Settings that switch off every limit on how much and how fast.
  public static final Map<String, String> NO_LIMITS =
      Map.of(
          "PARLOR_LIMITS_MESSAGES_PER_SECOND", "0",
          "PARLOR_LIMITS_COMMANDS_PER_SECOND", "0",
          "PARLOR_LIMITS_SOCKETS_PER_USER", "0",
          "PARLOR_LIMITS_SOCKETS_PER_ADDRESS", "0",
          "PARLOR_LIMITS_ATTEMPTS_PER_MINUTE", "0");

  /// Starts a stopped or killed server on the same directory and the same port.
  public void startAgain() {
    if (process != null && process.isAlive()) {
      throw new IllegalStateException("is running");
    }
    var builder = new ProcessBuilder(command(prefix));
    builder.environment().keySet().removeIf(name -> name.startsWith("PARLOR_"));
    builder.environment().put("PARLOR_PORT", uri == null ? "0" : "" + uri.getPort());
    builder.environment().put("PARLOR_DATA", data.toString());
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    var listening = new CompletableFuture<URI>();
    try {
      process = builder.start();
      var started = process;
      Thread.ofVirtual().start(() -> read(started, listening));
      uri = listening.get(START_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (TimeoutException | java.util.concurrent.ExecutionException failure) {
      kill();
      throw new AssertionError("Parlor did not start:\n" + output, failure);
    } catch (InterruptedException interrupted) {
      kill();
      throw new AssertionError(interrupted);
    }
  }

  /// `kill -9`: no hook, no flush, no farewell.
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /// SIGSTOP, and SIGCONT after doing something else: it is there, and does nothing.
  public void freezeAndDo(Runnable meanwhile) {
    Signals.send("STOP", process.toHandle());
    try {
      meanwhile.run();
    } finally {
      Signals.send("CONT", process.toHandle());
    }
  }

  /// SIGTERM; returns the exit code.
  public int terminate() {
    process.destroy();
    return awaitEnd();
  }

  /// SIGTERM without waiting for the end.
  public void askToStop() {
    process.destroy();
  }

  /// Waits for the end and returns the exit code.
  public int awaitEnd() {
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("Parlor did not stop:\n" + output);
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// Where it listens, as its start-up line says: `http://127.0.0.1:43210`.
  public URI uri() {
    return uri;
  }

  public Path data() {
    return data;
  }

  /// Everything written to standard output and standard error so far.
  public String output() {
    return output.toString();
  }

  /// The HTTP door of this server.
  public Api api() {
    return new Api(uri);
  }

  /// Kills what still runs.
  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(mop);
  }

  private void read(Process started, CompletableFuture<URI> listening) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        output.append(line).append('\n');
        var announced = LISTENING.matcher(line);
        if (announced.matches()) {
          listening.complete(URI.create(announced.group(1)));
        }
      }
      listening.completeExceptionally(new IOException("ended before it listened"));
    } catch (IOException closed) {
      listening.completeExceptionally(closed);
    }
  }

  /// The command that runs a class of Parlor as `exec:exec` does: same options, and a class path
  /// without the tests' own classes.
  public static List<String> java(String mainClass, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(System.getProperty("parlor.jvm").strip().split("\\s+")));
    command.addAll(COMPILED);
    command.add("-classpath");
    command.add(
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !Path.of(entry).endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return command;
  }

  private static List<String> command(List<String> prefix) {
    var command = new ArrayList<>(prefix);
    command.addAll(java("chat.parlor.Parlor"));
    return command;
  }
}
