package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Starting and stopping, as an operator and a supervisor see it.
@Timeout(600)
class StartTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "PARLOR_PORT,eighty",
    "PARLOR_PROT,8080",
    "PARLOR_CLUSTER,true",
    "PARLOR_TLS_CERT,missing.pem"
  })
  void aWrongSettingIsOneSentenceAndTwo(String variable, String value) {
    assertOneSentence(Run.of(Map.of(variable, value)), 2).contains(variable);
  }

  @Test
  void helpAndVersionAreNoFailure() {
    assertThat(Run.of(Map.of(), "--help").exitCode()).isZero();
    assertThat(Run.of(Map.of(), "--version").out()).startsWith("Parlor ");
  }

  @Test
  void aTakenPortIsOneSentenceAndOne() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      var run =
          Run.of(
              Map.of(
                  "PARLOR_PORT", "" + taken.getLocalPort(), "PARLOR_DATA", directory.toString()));
      assertOneSentence(run, 1).contains("" + taken.getLocalPort(), "taken");
    }
  }

  @Test
  void anUnreachableDatabaseIsOneSentenceAndOne() throws IOException {
    int nobodyListens;
    try (var socket = new ServerSocket(0)) {
      nobodyListens = socket.getLocalPort();
    }
    var url = "jdbc:postgresql://127.0.0.1:" + nobodyListens + "/parlor?password=hunter2";
    var run =
        Run.of(
            Map.of(
                "PARLOR_DATABASE_URL",
                url,
                "PARLOR_PORT",
                "0",
                "PARLOR_DATA",
                directory.toString()));
    assertOneSentence(run, 1).contains("database").doesNotContain("hunter2");
  }

  @Test
  void aShortKeyIsOneSentenceAndTwo() throws IOException {
    Files.write(directory.resolve("token.key"), new byte[8]);
    var run = Run.of(Map.of("PARLOR_PORT", "0", "PARLOR_DATA", directory.toString()));
    assertOneSentence(run, 2).contains("token.key");
  }

  @Test
  void oneDirectoryIsForOneParlor() throws IOException {
    var data = directory.resolve("data");
    try (var parlor = ParlorProcess.start(data, Map.of())) {
      var second = Run.of(Map.of("PARLOR_PORT", "0", "PARLOR_DATA", data.toString()));
      assertOneSentence(second, 1).contains("in use", data.toString());
      assertThat(Files.getPosixFilePermissions(data))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      assertThat(parlor.api().get("/readyz").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsKeptIsForItsOwnerOnly() throws IOException {
    var data = Files.createDirectory(directory.resolve("open"));
    for (var made : List.of("parlor.lock", "parlor.mv.db", "parlor.witness")) {
      permit(Files.createFile(data.resolve(made)), "rw-r--r--");
    }
    permit(data, "rwxr-xr-x");
    try (var parlor = ParlorProcess.start(data, Map.of())) {
      parlor.api().signUp("ada");
      assertThat(permissions(data)).isEqualTo("rwx------");
      try (var files = Files.list(data)) {
        assertThat(files)
            .hasSizeGreaterThan(2)
            .allSatisfy(file -> assertThat(permissions(file)).as("" + file).endsWith("------"));
      }
      assertThat(parlor.terminate()).isZero();
      parlor.startAgain();
      assertThat(parlor.api().signIn("ada").userId()).isNotEmpty();
    }
  }

  @Test
  void aNewDatabaseIsForItsOwnerOnly() throws IOException {
    try (var parlor = ParlorProcess.start(directory.resolve("new"), Map.of())) {
      assertThat(permissions(parlor.data().resolve("parlor.mv.db"))).isEqualTo("rw-------");
      assertThat(permissions(parlor.data().resolve("parlor.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void aDirectoryOfOthersIsLeftAsItIs() throws IOException {
    var data = Files.createDirectory(directory.resolve("shared"));
    Files.createFile(data.resolve("theirs.txt"));
    permit(data, "rwxrwxrwx");
    var environment = Map.of("PARLOR_PORT", "0", "PARLOR_DATA", data.toString());
    assertOneSentence(Run.of(environment), 1).contains(data.toString(), "anybody may write");
    permit(data, "rwxr-xr-x");
    try (var parlor = ParlorProcess.start(data, Map.of())) {
      assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
      assertThat(permissions(data.resolve("parlor.mv.db"))).isEqualTo("rw-------");
      assertThat(parlor.api().get("/readyz").status()).isEqualTo(200);
    }
  }

  @Test
  void aStoppedServerSaysZeroAndKeepsItsPeople() {
    try (var parlor = ParlorProcess.start(directory, Map.of())) {
      assertThat(parlor.output())
          .containsPattern("(?m)^Parlor is listening on http://127\\.0\\.0\\.1:\\d+$");
      var session = parlor.api().signUp("ada");
      assertThat(parlor.terminate()).isZero();
      parlor.startAgain();
      var me =
          parlor
              .api()
              .send(
                  parlor.api().request("/me").header("authorization", "Bearer " + session.token()));
      assertThat(me.body().getJsonObject("user")).isEqualTo(session.user());
      assertThat(parlor.api().refresh(session).token()).isNotEqualTo(session.token());
      assertThat(parlor.terminate()).isZero();
    }
  }

  @Test
  void theLogHoldsNoSecrets() {
    try (var parlor = ParlorProcess.start(directory, Map.of("PARLOR_LOG_LEVEL", "debug"))) {
      var session = parlor.api().signUp("ada");
      var renewed = parlor.api().refresh(parlor.api().signIn("ada"));
      parlor.api().get("/nowhere?token=" + session.token());
      parlor.api().signOut(renewed);
      assertThat(parlor.terminate()).isZero();
      assertThat(parlor.output())
          .contains(session.userId())
          .doesNotContain(session.token(), renewed.token())
          .doesNotContain(session.cookie().split("=")[1], renewed.cookie().split("=")[1])
          .doesNotContain("correct horse");
      assertThat(parlor.output().lines().filter(line -> !line.startsWith("Parlor is")))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    }
  }

  @Test
  void aSeededDirectoryHasItsPeopleAndRooms() throws IOException {
    var data = directory.resolve("seeded").toString();
    var tokens = directory.resolve("t.txt");
    var rooms = directory.resolve("r.txt");
    var seed =
        new String[] {
          "seed",
          "--data",
          data,
          "--users",
          "25",
          "--rooms",
          "3",
          "--members",
          "5",
          "--messages",
          "7",
          "--password",
          "correct horse battery",
          "--tokens",
          tokens.toString(),
          "--room-ids",
          rooms.toString()
        };
    assertThat(Run.of(Map.of(), seed).exitCode()).isZero();
    assertThat(Files.readAllLines(tokens)).hasSize(25).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(rooms)).hasSize(3).doesNotHaveDuplicates();
    assertThat(Files.getPosixFilePermissions(tokens))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertOneSentence(Run.of(Map.of(), seed), 1).contains("already has accounts");

    try (var parlor = ParlorProcess.start(Path.of(data), Map.of())) {
      var last = Files.readAllLines(tokens).get(24);
      var api = parlor.api();
      var me = api.send(api.request("/me").header("authorization", "Bearer " + last));
      assertThat(me.body().getJsonObject("user").getString("username")).isEqualTo("user24");
      assertThat(api.signIn("user0").userId()).isNotEmpty();
    }
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static AbstractStringAssert<?> assertOneSentence(Run run, int exitCode) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip().lines()).hasSize(1);
    return assertThat(run.err());
  }
}
