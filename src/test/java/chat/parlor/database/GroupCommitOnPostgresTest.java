package chat.parlor.database;

import chat.parlor.testing.Postgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// The same promises with PostgreSQL underneath.
class GroupCommitOnPostgresTest extends GroupCommitTest {
  @TempDir static Path files;

  private static Postgres postgres;

  @BeforeAll
  static void startServer() {
    postgres = Postgres.start(files);
  }

  @AfterAll
  static void stopServer() {
    postgres.close();
  }

  @Override
  DatabaseAddress newAddress() {
    var settings = postgres.emptyDatabase();
    return new DatabaseAddress(
        settings.get("PARLOR_DATABASE_URL"),
        settings.get("PARLOR_DATABASE_USER"),
        settings.get("PARLOR_DATABASE_PASSWORD"));
  }
}
