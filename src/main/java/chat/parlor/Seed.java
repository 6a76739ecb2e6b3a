package chat.parlor;

import chat.parlor.account.Accounts;
import chat.parlor.account.SeededAccounts;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.message.SeededMessages;
import chat.parlor.room.SeededRooms;
import chat.parlor.settings.SeedPlan;
import chat.parlor.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The filling of an empty data directory for demonstrations and benchmarks. No server runs
/// meanwhile.
final class Seed {
  private static final int CHUNK = 1_000;

  private final SeedPlan plan;
  private final List<User> users = new ArrayList<>();
  private final List<String> tokens = new ArrayList<>();
  private final List<String> roomIds = new ArrayList<>();

  private Seed(SeedPlan plan) {
    this.plan = plan;
  }

  /// Fills the directory and writes the files.
  ///
  /// @throws CannotStart when there are accounts already, or a file cannot be written
  static void fill(Settings settings, SeedPlan plan) {
    Logs.shape(settings.log());
    var seed = new Seed(plan);
    var directory = DataDirectory.claim(settings.data());
    var vertx = Vertx.vertx();
    try {
      var database = Start.database(vertx, Start.tables(settings));
      try {
        seed.fill(vertx, database, settings);
      } finally {
        Start.await(database.close());
      }
    } finally {
      Start.await(vertx.close());
      directory.close();
    }
    plan.tokens().ifPresent(file -> write(file, seed.tokens));
    plan.roomIds().ifPresent(file -> write(file, seed.roomIds));
    System.out.println(
        "Seeded " + seed.users.size() + " users and " + seed.roomIds.size() + " rooms.");
  }

  private void fill(Vertx vertx, Database database, Settings settings) {
    var accounts = Start.await(Accounts.open(vertx, database, settings, InstantSource.system()));
    try {
      addUsers(accounts.seeding(plan.password()), settings.data());
      for (var room = 0; room < plan.rooms(); room++) {
        addRoom(database, room);
      }
    } finally {
      accounts.close();
    }
  }

  private void addUsers(SeededAccounts seeding, Path data) {
    if (Start.await(seeding.wouldMixWithOthers())) {
      throw new CannotStart(
          "The data directory " + data + " already has accounts; seed a new one.");
    }
    for (var from = 0; from < plan.users(); from += CHUNK) {
      var to = Math.min(from + CHUNK, plan.users());
      for (var seeded : Start.await(seeding.add(from, to))) {
        users.add(seeded.user());
        tokens.add(seeded.token().text());
      }
    }
  }

  /// User i is a member of room i mod rooms, as long as there are members left to be.
  private void addRoom(Database database, int room) {
    var members = new ArrayList<User>();
    for (var i = room; i < users.size() && members.size() < plan.members(); i += plan.rooms()) {
      members.add(users.get(i));
    }
    var id = Start.await(new SeededRooms(database).add("Room " + room, members));
    roomIds.add(id);
    var messages = new SeededMessages(database);
    for (var left = members.isEmpty() ? 0 : plan.messages(); left > 0; left -= CHUNK) {
      Start.await(messages.add(id, members, Math.min(left, CHUNK)));
    }
  }

  /// The tokens are as good as passwords, so nobody else may read them.
  private static void write(Path file, List<String> lines) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, lines);
    } catch (IOException e) {
      throw new CannotStart(file + " cannot be written: " + e.getClass().getSimpleName() + ".");
    }
  }
}
