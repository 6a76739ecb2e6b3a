package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Code;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where somebody is signed in: the list of it, the ends of it, and another password.
public final class Devices {
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private final Database database;
  private final Sessions sessions;
  private final Proof proof;
  private final Passwords passwords;
  private final InstantSource clock;

  Devices(
      Database database, Sessions sessions, Proof proof, Passwords passwords, InstantSource clock) {
    this.database = database;
    this.sessions = sessions;
    this.proof = proof;
    this.passwords = passwords;
    this.clock = clock;
  }

  /// Where somebody is signed in, last used first.
  public Future<List<LiveSession>> of(User user) {
    return SessionStore.live(database, user.id(), clock.instant());
  }

  /// Ends one sign-in of this person: its sockets are closed.
  public Future<Void> end(Identity identity, String sessionId) {
    return database
        .writes()
        .submit(
            connection -> {
              if (!Ids.looksLikeOne(sessionId)
                  || !SessionStore.isOf(connection, sessionId, identity.user().id())) {
                throw new Refusal(Code.NOT_FOUND, "You have no such session.");
              }
              SessionStore.revoke(connection, sessionId, clock.instant());
              return List.of(sessionId);
            })
        .map(sessions::tellAll);
  }

  /// Ends every sign-in of this person but the one that asks.
  public Future<Void> endOthers(Identity identity) {
    return database
        .writes()
        .submit(connection -> endOthers(connection, identity))
        .map(sessions::tellAll)
        .onSuccess(ended -> audit("Signed out everywhere else.", identity));
  }

  /// Takes `{password, newPassword, endOthers?}` and replaces the one by the other.
  ///
  /// @return fails with `bad_credentials` when the password is wrong, which counts as a failed
  ///     sign-in
  public Future<Void> changePassword(Identity identity, Fields body, Caller caller) {
    var old = Password.read(body, "password");
    var wanted = Password.read(body, "newPassword").acceptable();
    var alone = Boolean.TRUE.equals(body.optionalBoolean("endOthers"));
    body.nothingElse();
    return proof
        .require(identity.user(), old, caller)
        .compose(proved -> passwords.hash(wanted))
        .compose(hash -> replace(identity, hash, alone))
        .map(sessions::tellAll)
        .onSuccess(changed -> audit("Changed the password.", identity));
  }

  private Future<List<String>> replace(Identity identity, String hash, boolean alone) {
    return database
        .writes()
        .submit(
            connection -> {
              UserStore.setPassword(connection, identity.user().id(), hash);
              return alone ? endOthers(connection, identity) : List.of();
            });
  }

  private List<String> endOthers(Connection connection, Identity identity) throws SQLException {
    return SessionStore.revokeAll(
        connection, identity.user().id(), identity.sessionId(), clock.instant());
  }

  private static void audit(String what, Identity identity) {
    LOG.atInfo().addKeyValue("user", identity.user().id()).log(what);
  }
}
