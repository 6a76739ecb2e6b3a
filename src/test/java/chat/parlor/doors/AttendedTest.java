package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.parlor.testing.ParlorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A Parlor that was started by a build tool does not stay behind when that is killed.
@Timeout(600)
class AttendedTest {
  @Test
  void endsWithWhoStartedIt(@TempDir Path data) throws Exception {
    var command = new ArrayList<>(List.of("sh", "-c", "\"$@\" & echo $!; wait", "sh"));
    command.addAll(
        ParlorProcess.java(
            "chat.parlor.Attended", "--port", "0", "--data", data.toString(), "--log", "text"));
    var shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var lines = shell.inputReader()) {
      var parlor = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      assertThat(lines.readLine()).startsWith("Parlor is listening on ");
      shell.destroyForcibly().waitFor();
      await().atMost(Duration.ofSeconds(60)).until(() -> !parlor.isAlive());
    } finally {
      shell.destroyForcibly();
    }
  }
}
