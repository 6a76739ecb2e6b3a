package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// How people show themselves. A change is told to all of one's own devices; a new name holds from
/// then on for every token that still has the old one.
public final class Profiles {
  private final Database database;
  private final Notices notices;
  private final Renames renames;

  Profiles(Database database, Notices notices, Renames renames) {
    this.database = database;
    this.notices = notices;
    this.renames = renames;
  }

  /// A changed profile.
  ///
  /// @param seen whether others see a difference
  public record Changed(Profile now, boolean seen, boolean renamed) {}

  public Future<Profile> read(String userId) {
    return ProfileStore.read(database, userId);
  }

  public Future<Changed> change(User user, ProfileChange change) {
    return database.writes().submit("", connection -> change(connection, user, change), this::tell);
  }

  private static Changed change(Connection connection, User user, ProfileChange change)
      throws SQLException {
    var before = ProfileStore.hold(connection, user.id());
    var now = change.applyTo(before);
    var renamed = !now.user().equals(before.user());
    ProfileStore.write(connection, now);
    if (renamed) {
      ProfileStore.rename(connection, now.user(), Times.now());
    }
    if (renamed || now.findable() != before.findable()) {
      NameStore.clear(connection, user.id());
      if (now.findable()) {
        NameStore.insert(connection, List.of(now.user()));
      }
    }
    return new Changed(now, renamed || !now.status().equals(before.status()), renamed);
  }

  private void tell(Changed changed) {
    var now = changed.now();
    if (changed.renamed()) {
      renames.tell(now.user());
    }
    notices.tell(
        now.user().id(), new JsonObject().put("kind", "me.changed").put("me", now.toJson()));
  }
}
