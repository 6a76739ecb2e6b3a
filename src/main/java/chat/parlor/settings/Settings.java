package chat.parlor.settings;

import chat.parlor.network.Proxies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Everything an operator decides, checked.
///
/// @param port 0 takes a free one
/// @param data the directory of the embedded database and the keys
/// @param database PostgreSQL; without it the embedded database
/// @param backups where and when the embedded database is backed up; without it, it is not
/// @param cluster how to find the other nodes; without it there are none
/// @param directSockets whether WebSockets are taken over from Vert.x and written past it
/// @param drainSeconds between saying that this node goes and going
/// @param passwordCost bcrypt's: each step doubles the work
public record Settings(
    String host,
    int port,
    Path data,
    Optional<DatabaseLogin> database,
    Optional<BackupPlan> backups,
    Optional<Clustering> cluster,
    Optional<Tls> tls,
    Origins origins,
    Proxies proxies,
    Limits limits,
    boolean directSockets,
    int drainSeconds,
    int passwordCost,
    LogForm log) {
  private static final int RATE_MAX = 1_000_000;
  private static final int HOURS_MAX = 8_760;

  public Settings {
    Objects.requireNonNull(host);
    Objects.requireNonNull(data);
    Objects.requireNonNull(database);
    Objects.requireNonNull(backups);
    Objects.requireNonNull(cluster);
    Objects.requireNonNull(tls);
    Objects.requireNonNull(origins);
    Objects.requireNonNull(proxies);
    Objects.requireNonNull(limits);
    Objects.requireNonNull(log);
  }

  /// Reads and checks everything.
  ///
  /// @throws WrongSetting for the first setting that cannot be
  static Settings read(Map<String, String> environment, Map<Setting, String> flags) {
    var given = new Given(environment, flags);
    return new Settings(
        given.required(Setting.HOST),
        given.integer(Setting.PORT, 0, 65_535),
        given.path(Setting.DATA).orElseThrow(),
        database(given),
        backups(given),
        cluster(given),
        PemFiles.of(given, Setting.TLS_CERT, Setting.TLS_KEY),
        origins(given),
        proxies(given),
        limits(given),
        given.choice(Setting.SOCKETS, "direct", "plain").equals("direct"),
        given.integer(Setting.DRAIN_SECONDS, 0, 300),
        given.integer(Setting.PASSWORD_COST, 10, 14),
        new LogForm(
            given.choice(Setting.LOG, "json", "text").equals("json"),
            given.choice(Setting.LOG_LEVEL, "error", "warn", "info", "debug")));
  }

  private static Optional<BackupPlan> backups(Given given) {
    var every = Duration.ofHours(given.integer(Setting.BACKUP_HOURS, 1, HOURS_MAX));
    var directory = given.path(Setting.BACKUP_DIRECTORY);
    if (directory.isPresent() && given.text(Setting.DATABASE_URL).isPresent()) {
      throw new WrongSetting(
          given.name(Setting.BACKUP_DIRECTORY)
              + " is for the embedded database; back up PostgreSQL with its own tools.");
    }
    return directory.map(there -> new BackupPlan(there, every));
  }

  private static Optional<Clustering> cluster(Given given) {
    if (!given.yes(Setting.CLUSTER)) {
      return Optional.empty();
    }
    if (given.text(Setting.DATABASE_URL).isEmpty()) {
      throw new WrongSetting(
          given.name(Setting.CLUSTER)
              + " needs one PostgreSQL database for all nodes: set "
              + Setting.DATABASE_URL.variable()
              + " to its jdbc:postgresql: URL.");
    }
    return Optional.of(Clustering.of(given));
  }

  private static Optional<DatabaseLogin> database(Given given) {
    var url = given.text(Setting.DATABASE_URL);
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw given.wrong(Setting.DATABASE_URL, "a jdbc:postgresql: URL is needed");
    }
    return url.map(
        there ->
            new DatabaseLogin(
                there,
                given.text(Setting.DATABASE_USER).orElse(""),
                given.text(Setting.DATABASE_PASSWORD).orElse("")));
  }

  private static Origins origins(Given given) {
    try {
      return Origins.of(given.list(Setting.ORIGINS));
    } catch (IllegalArgumentException e) {
      throw given.wrong(Setting.ORIGINS, "a comma list such as https://example.org is needed");
    }
  }

  private static Proxies proxies(Given given) {
    try {
      return Proxies.of(given.list(Setting.PROXIES));
    } catch (IllegalArgumentException e) {
      throw given.wrong(
          Setting.PROXIES, "a comma list of addresses or ranges such as 10.0.0.0/8 is needed");
    }
  }

  private static Limits limits(Given given) {
    return new Limits(
        given.integer(Setting.LIMITS_MESSAGES_PER_SECOND, 0, RATE_MAX),
        given.integer(Setting.LIMITS_COMMANDS_PER_SECOND, 0, RATE_MAX),
        given.integer(Setting.LIMITS_SOCKETS_PER_USER, 0, RATE_MAX),
        given.integer(Setting.LIMITS_SOCKETS_PER_ADDRESS, 0, RATE_MAX),
        given.integer(Setting.LIMITS_ATTEMPTS_PER_MINUTE, 0, RATE_MAX));
  }
}
