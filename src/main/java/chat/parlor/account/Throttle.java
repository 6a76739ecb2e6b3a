package chat.parlor.account;

import chat.parlor.account.ThrottleStore.Weight;
import chat.parlor.database.Database;
import chat.parlor.network.Network;
import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/// What guessing costs, counted in the database so that it holds over all nodes and a restart.
///
/// A username, known or not, pauses after five failures for 1 s, 2 s, 4 s … 15 min: nobody is
/// locked out for good, and a right password clears it. A network may make so many sign-ups and
/// failed sign-ins a minute. Both are charged before a password is compared and given back when it
/// was right, so that guesses made at the same time are held, too.
final class Throttle {
  private static final int FREE_FAILURES = 5;
  private static final Duration PAUSE_MAX = Duration.ofMinutes(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int BARRED_MAX = 100_000;

  private final Database database;
  private final int attemptsPerMinute;
  private final InstantSource clock;

  /// Who has just been refused, so that a flood of refusals costs no writing.
  private final Cache<String, Instant> barred =
      Caffeine.newBuilder().maximumSize(BARRED_MAX).expireAfterWrite(PAUSE_MAX).build();

  /// @param attemptsPerMinute of a network; 0 is no limit
  Throttle(Database database, int attemptsPerMinute, InstantSource clock) {
    this.database = database;
    this.attemptsPerMinute = attemptsPerMinute;
    this.clock = clock;
  }

  /// Charges a network for a sign-up, or refuses it.
  Future<Void> signUp(Network network) {
    return charge(ofNetwork(network), null);
  }

  /// Charges a username and a network for a guess, or refuses it.
  Future<Void> guess(String username, Network network) {
    return charge(ofNetwork(network), ofUser(username));
  }

  /// The guess was right.
  void forgive(Connection connection, String username, Network network) throws SQLException {
    giveBack(connection, network);
    ThrottleStore.clear(connection, ofUser(username));
    barred.invalidate(ofUser(username));
  }

  /// The guess was never looked at.
  Future<Void> release(String username, Network network) {
    return database
        .writes()
        .submit(
            connection -> {
              giveBack(connection, network);
              var user = ofUser(username);
              var weight = ThrottleStore.hold(connection, user);
              ThrottleStore.put(
                  connection, user, new Weight(Math.max(0, weight.failures() - 1), weight.until()));
              return null;
            });
  }

  /// The sign-up was never looked at.
  Future<Void> release(Network network) {
    return database
        .writes()
        .submit(
            connection -> {
              giveBack(connection, network);
              return null;
            });
  }

  void purge(Connection connection) throws SQLException {
    ThrottleStore.purge(connection, now().minus(KEPT));
  }

  private Future<Void> charge(String network, String user) {
    try {
      refuseBarred(network);
      if (user != null) {
        refuseBarred(user);
      }
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
    return database
        .writes()
        .submit(
            connection -> {
              if (attemptsPerMinute > 0) {
                chargeNetwork(connection, network);
              }
              if (user != null) {
                chargeUser(connection, user);
              }
              return null;
            });
  }

  private void refuseBarred(String subject) {
    var until = barred.getIfPresent(subject);
    if (until != null && now().isBefore(until)) {
      throw refusal(subject, until);
    }
  }

  /// Each attempt weighs its share of a minute, and a minute's worth may be spent at once: the
  /// generic cell rate algorithm.
  private void chargeNetwork(Connection connection, String network) throws SQLException {
    var now = now();
    var until = later(now, ThrottleStore.hold(connection, network).until()).plus(share());
    if (until.isAfter(now.plus(MINUTE))) {
      throw refusal(network, until.minus(MINUTE));
    }
    ThrottleStore.put(connection, network, new Weight(0, until));
  }

  private void chargeUser(Connection connection, String user) throws SQLException {
    var now = now();
    var weight = ThrottleStore.hold(connection, user);
    if (now.isBefore(weight.until())) {
      throw refusal(user, weight.until());
    }
    var old = weight.until().plus(KEPT).isBefore(now);
    var failures = old ? 1 : weight.failures() + 1;
    ThrottleStore.put(connection, user, new Weight(failures, now.plus(pauseAfter(failures))));
  }

  private void giveBack(Connection connection, Network network) throws SQLException {
    if (attemptsPerMinute > 0) {
      var subject = ofNetwork(network);
      var weight = ThrottleStore.hold(connection, subject);
      ThrottleStore.put(connection, subject, new Weight(0, weight.until().minus(share())));
    }
  }

  private Duration share() {
    return MINUTE.dividedBy(attemptsPerMinute);
  }

  private Refusal refusal(String subject, Instant until) {
    barred.put(subject, until);
    return Refusal.rateLimited(Duration.between(now(), until).toMillis() + 1);
  }

  private static Duration pauseAfter(int failures) {
    if (failures < FREE_FAILURES) {
      return Duration.ZERO;
    }
    var pause = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 20));
    return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
  }

  /// As exact as the database keeps it.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// Any text has one of the same length, and what was typed as a name may be a password.
  private static String fingerprint(String username) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(username.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String ofNetwork(Network network) {
    return "net:" + network.name();
  }

  private static String ofUser(String username) {
    return "user:" + fingerprint(username);
  }
}
