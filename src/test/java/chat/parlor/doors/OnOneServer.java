package chat.parlor.doors;

import chat.parlor.testing.ParlorProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests that share one server without limits, each with a company of its own.
abstract class OnOneServer {
  @TempDir static Path data;
  static ParlorProcess parlor;

  Company company;

  @BeforeAll
  static void start() {
    parlor = ParlorProcess.startWithoutLimits(data);
  }

  @AfterAll
  static void stop() {
    parlor.close();
  }

  @BeforeEach
  void gather() {
    company = new Company(parlor);
  }

  @AfterEach
  void disperse() {
    company.close();
  }
}
