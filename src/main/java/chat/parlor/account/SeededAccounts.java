package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Ids;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Accounts made in bulk for demonstrations and benchmarks, each one signed in.
public final class SeededAccounts {
  private static final Duration TOKEN_LIFE = Duration.ofHours(12);
  private static final Caller CALLER = new Caller(InetAddress.ofLiteral("127.0.0.1"), "seed");

  private final Database database;
  private final UserStore users;
  private final Tokens tokens;
  private final String passwordHash;
  private final InstantSource clock;

  SeededAccounts(
      Database database, UserStore users, Tokens tokens, String passwordHash, InstantSource clock) {
    this.database = database;
    this.users = users;
    this.tokens = tokens;
    this.passwordHash = passwordHash;
    this.clock = clock;
  }

  /// A user and an access token that is good for twelve hours.
  public record Seeded(User user, AccessToken token) {}

  /// Whether there is already somebody.
  public Future<Boolean> wouldMixWithOthers() {
    return users.hasAnybody();
  }

  /// Adds `user<from>` up to but without `user<to>`.
  public Future<List<Seeded>> add(int from, int to) {
    var seeded = new ArrayList<Seeded>();
    var added = new ArrayList<User>();
    var sessions = new ArrayList<NewSession>();
    for (var i = from; i < to; i++) {
      var user = new User(Ids.next(), "user" + i, "User " + i);
      var refresh = RefreshToken.first(Ids.next());
      added.add(user);
      sessions.add(new NewSession(user.id(), refresh, CALLER, clock.instant()));
      seeded.add(new Seeded(user, tokens.issue(user, refresh.sessionId(), TOKEN_LIFE)));
    }
    return database
        .writes()
        .submit(
            connection -> {
              UserStore.insert(connection, added, passwordHash, clock.instant());
              SessionStore.insert(connection, sessions);
              return seeded;
            });
  }
}
