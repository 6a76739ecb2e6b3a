package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Address;
import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of a sign-in: opened, renewed with ever new refresh tokens, ended.
final class Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
  private static final Duration POLL_OVERLAP = Duration.ofMinutes(15);
  private static final long POLL_MS = 2_000;
  private static final long PURGE_MS = Duration.ofHours(1).toMillis();

  private final Vertx vertx;
  private final Database database;
  private final TokenKey key;
  private final Tokens tokens;
  private final Revocations revocations;
  private final Renames renames;
  private final Throttle throttle;
  private final InstantSource clock;

  Sessions(
      Vertx vertx,
      Database database,
      TokenKey key,
      Tokens tokens,
      Revocations revocations,
      Renames renames,
      Throttle throttle,
      InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.key = key;
    this.tokens = tokens;
    this.revocations = revocations;
    this.renames = renames;
    this.throttle = throttle;
    this.clock = clock;
  }

  /// Learns what is revoked, from the database now and from other nodes from now on.
  ///
  /// @param shared whether other nodes write to the same database
  Future<Void> start(boolean shared) {
    vertx.eventBus().<String>consumer(Address.SESSION_REVOKED, m -> revocations.add(m.body()));
    vertx.setPeriodic(PURGE_MS, timer -> purge());
    if (shared) {
      vertx.setPeriodic(POLL_MS, timer -> poll());
    }
    return revocations
        .load(database, clock.instant())
        .compose(loaded -> renames.load(database, clock.instant()));
  }

  /// Opens a session inside a unit of writing.
  SignedIn open(Connection connection, User user, Caller caller) throws SQLException {
    var token = RefreshToken.first(Ids.next());
    var session = new NewSession(user.id(), token, caller, clock.instant());
    SessionStore.insert(connection, List.of(session));
    return signedIn(user, token);
  }

  /// Trades a refresh token for its successor and a new access token.
  Future<SignedIn> renew(RefreshToken shown) {
    return database
        .writes()
        .submit(connection -> renew(connection, shown))
        .compose(
            renewal ->
                switch (renewal) {
                  case Renewal.Granted(var signedIn) -> Future.succeededFuture(signedIn);
                  case Renewal.Reused(var userId) -> stolen(shown.sessionId(), userId);
                  case Renewal.Over() -> Future.failedFuture(over());
                });
  }

  /// Ends the session a refresh token belongs to, if it is its present one or the one before.
  Future<Void> end(RefreshToken shown) {
    return database
        .writes()
        .submit(
            connection -> {
              var session =
                  SessionStore.lock(connection, shown.sessionId()).orElseThrow(Sessions::over);
              return switch (session.standing(shown, clock.instant())) {
                case CURRENT, JUST_REPLACED, STOLEN ->
                    SessionStore.revoke(connection, shown.sessionId(), clock.instant());
                case OVER -> throw over();
              };
            })
        .map(revoked -> tell(shown.sessionId()));
  }

  /// Ends a session: its tokens are refused and its sockets closed once this has completed.
  Future<Void> end(String sessionId) {
    return database
        .writes()
        .submit(connection -> SessionStore.revoke(connection, sessionId, clock.instant()))
        .map(revoked -> tell(sessionId));
  }

  /// Bars the tokens of sessions that were just ended, and closes their sockets.
  Void tellAll(List<String> sessionIds) {
    sessionIds.forEach(this::tell);
    return null;
  }

  private Renewal renew(Connection connection, RefreshToken shown) throws SQLException {
    var found = SessionStore.lock(connection, shown.sessionId());
    if (found.isEmpty()) {
      return new Renewal.Over();
    }
    var session = found.get();
    var now = clock.instant();
    var successor = shown.successor(key);
    return switch (session.standing(shown, now)) {
      case CURRENT -> {
        SessionStore.rotate(connection, successor, now, now.plus(Session.LIFE));
        yield granted(connection, session, successor);
      }
      case JUST_REPLACED -> granted(connection, session, successor);
      case STOLEN -> {
        SessionStore.revoke(connection, shown.sessionId(), now);
        yield new Renewal.Reused(session.userId());
      }
      case OVER -> new Renewal.Over();
    };
  }

  private Renewal granted(Connection connection, Session session, RefreshToken successor)
      throws SQLException {
    return new Renewal.Granted(signedIn(UserStore.byId(connection, session.userId()), successor));
  }

  private SignedIn signedIn(User user, RefreshToken refresh) {
    var access = tokens.issue(user, refresh.sessionId(), Tokens.LIFE);
    return new SignedIn(user, access, refresh.text());
  }

  private Future<SignedIn> stolen(String sessionId, String userId) {
    LOG.atWarn()
        .addKeyValue("user", userId)
        .log("A refresh token was used twice; its session is revoked.");
    tell(sessionId);
    return Future.failedFuture(over());
  }

  /// Bars the session's tokens here, then tells every node to do so and to close its sockets.
  private Void tell(String sessionId) {
    revocations.add(sessionId);
    vertx.eventBus().publish(Address.SESSION_REVOKED, sessionId);
    return null;
  }

  /// The bus may lose what another node said; the database does not.
  private void poll() {
    var here = new DeliveryOptions().setLocalOnly(true);
    var since = clock.instant().minus(POLL_OVERLAP);
    renames.refresh(database, since);
    revocations
        .refresh(database, since)
        .onSuccess(
            added ->
                added.forEach(id -> vertx.eventBus().publish(Address.SESSION_REVOKED, id, here)));
  }

  private void purge() {
    var longOver = clock.instant().minus(Duration.ofDays(1));
    database
        .writes()
        .submit(
            connection -> {
              throttle.purge(connection);
              return SessionStore.purge(connection, longOver);
            })
        .onFailure(failure -> LOG.warn("Old sessions could not be cleared.", failure));
  }

  private static Refusal over() {
    return new Refusal(Code.NOT_SIGNED_IN, "Your sign-in is over; please sign in again.");
  }
}
