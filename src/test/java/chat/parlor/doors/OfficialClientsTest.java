package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.ParlorProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The official npm clients, unmodified, over each transport they have in common with Parlor.
@Tag("npm")
@Timeout(600)
@Tag("sockets")
class OfficialClientsTest {
  private static final Path SOURCES = Path.of("src/test/npm");
  private static final Path INSTALLED = Path.of("target/npm");
  private static final List<String> TRANSPORTS =
      List.of("websocket", "xhr-streaming", "xhr-polling");
  private static final List<String> JOURNEYS =
      List.of("talk", "repeat", "change", "refuse", "resume", "remove", "renew", "signOut");
  private static final long SECONDS_MAX = 300;

  @TempDir static Path data;
  private static ParlorProcess parlor;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(INSTALLED);
    try (var files = Files.list(SOURCES)) {
      for (var file : files.toList()) {
        Files.copy(
            file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(run("npm", "ci", "--no-audit", "--no-fund")).isZero();
    parlor = ParlorProcess.startWithoutLimits(data);
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  static Stream<Arguments> journeysOverEachTransport() {
    return TRANSPORTS.stream()
        .flatMap(transport -> JOURNEYS.stream().map(journey -> Arguments.of(journey, transport)));
  }

  @ParameterizedTest
  @MethodSource("journeysOverEachTransport")
  void theOfficialClientWorks(String journey, String transport) throws Exception {
    assertThat(run("node", "journeys.mjs", parlor.uri().toString(), transport, journey)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"websocket", "xhr-streaming", "xhr-polling"})
  void aServerThatGoesAwaySaysSoAndIsFoundAgain(String transport, @TempDir Path own)
      throws Exception {
    try (var server = ParlorProcess.startWithoutLimits(own)) {
      var node = node("node", "journeys.mjs", server.uri().toString(), transport, "restart");
      try (var lines = node.inputReader()) {
        awaitLine(lines, "ready");
        assertThat(server.terminate()).isZero();
        awaitLine(lines, "closed");
        server.startAgain();
        awaitLine(lines, "restart over " + transport + ": as promised");
      } finally {
        node.destroyForcibly();
      }
    }
  }

  private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
    var came = new ArrayList<String>();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      came.add(line);
      if (line.equals(wanted)) {
        return;
      }
    }
    throw new AssertionError("no \"" + wanted + "\" but " + came);
  }

  private static int run(String... command) throws Exception {
    var process = node(command);
    var output = new ArrayList<String>();
    var reader = Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(output::add));
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(String.join(" ", command) + " did not end: " + output);
    }
    reader.join();
    if (process.exitValue() != 0) {
      output.forEach(System.out::println);
    }
    return process.exitValue();
  }

  private static Process node(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(INSTALLED.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
