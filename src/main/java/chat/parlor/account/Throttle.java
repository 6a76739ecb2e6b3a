package chat.parlor.account;

import chat.parlor.account.ThrottleStore.Weight;
import chat.parlor.database.Database;
import chat.parlor.network.Network;
import chat.parlor.wire.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// What guessing costs, counted in the database so that it holds over all nodes and a restart.
///
/// A username, known or not, pauses after five failures for 1 s, 2 s, 4 s … 15 min: nobody is
/// locked out for good, and a right password clears it. Where somebody has signed in before is
/// counted apart, so that strangers who guess do not keep them out. A network may make so many
/// sign-ups and failed sign-ins a minute. All are charged before a password is compared and given
/// back when it was right, so that guesses made at the same time are held, too.
final class Throttle {
  private static final int FREE_FAILURES = 5;
  private static final Duration PAUSE_MAX = Duration.ofMinutes(15);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final Duration HOME_KEPT = Duration.ofDays(60);
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
    return charge(network, null);
  }

  /// Charges a username and a network for a guess, or refuses it.
  Future<Void> guess(String username, Network network) {
    return charge(network, username);
  }

  /// The guess was right.
  void forgive(Connection connection, String username, Network network) throws SQLException {
    giveBack(connection, network);
    ThrottleStore.clear(connection, guesser(connection, username, network));
    barred.invalidate(Subject.visitor(username, network));
    welcome(connection, username, network);
  }

  /// From now on this is a network where the user is at home.
  void welcome(Connection connection, String username, Network network) throws SQLException {
    var home = Subject.home(username, network);
    ThrottleStore.hold(connection, home);
    ThrottleStore.put(connection, home, new Weight(0, now().plus(HOME_KEPT)));
  }

  /// The guess was never looked at.
  Future<Void> release(String username, Network network) {
    return database
        .writes()
        .submit(
            connection -> {
              giveBack(connection, network);
              var guesser = guesser(connection, username, network);
              var weight = ThrottleStore.hold(connection, guesser);
              var failures = Math.max(0, weight.failures() - 1);
              ThrottleStore.put(connection, guesser, new Weight(failures, weight.until()));
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

  private Future<Void> charge(Network network, String username) {
    try {
      refuseBarred(Subject.ofNetwork(network));
      if (username != null) {
        refuseBarred(Subject.visitor(username, network));
      }
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
    return database
        .writes()
        .submit(
            connection -> {
              if (attemptsPerMinute > 0) {
                chargeNetwork(connection, Subject.ofNetwork(network));
              }
              if (username != null) {
                chargeGuess(connection, username, network);
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

  private void chargeGuess(Connection connection, String username, Network network)
      throws SQLException {
    var now = now();
    var guesser = guesser(connection, username, network);
    var weight = ThrottleStore.hold(connection, guesser);
    if (now.isBefore(weight.until())) {
      throw refusal(Subject.visitor(username, network), weight.until());
    }
    var old = weight.until().plus(KEPT).isBefore(now);
    var failures = old ? 1 : weight.failures() + 1;
    ThrottleStore.put(connection, guesser, new Weight(failures, now.plus(pauseAfter(failures))));
  }

  /// Whose failures a guess adds to: those of the user at home, or of all strangers.
  private String guesser(Connection connection, String username, Network network)
      throws SQLException {
    return ThrottleStore.find(connection, Subject.home(username, network))
            .filter(known -> known.until().isAfter(now()))
            .isPresent()
        ? Subject.visitor(username, network)
        : Subject.ofUser(username);
  }

  private void giveBack(Connection connection, Network network) throws SQLException {
    if (attemptsPerMinute > 0) {
      var subject = Subject.ofNetwork(network);
      var weight = ThrottleStore.hold(connection, subject);
      ThrottleStore.put(connection, subject, new Weight(0, weight.until().minus(share())));
    }
  }

  private Duration share() {
    return MINUTE.dividedBy(attemptsPerMinute);
  }

  private Refusal refusal(String subject, Instant until) {
    barred.put(subject, until);
    return Refusal.rateLimited(Math.max(1, Duration.between(now(), until).toMillis() + 1));
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
}
