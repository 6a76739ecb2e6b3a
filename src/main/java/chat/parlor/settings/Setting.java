package chat.parlor.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// One setting: an environment variable, the flag of the same name, what applies without it and a
/// line of explanation. The one list from which reading, checking and `--help` are made.
enum Setting {
  HOST("127.0.0.1", "address to listen on"),
  PORT("8080", "port to listen on, 0 takes a free one"),
  DATA("./data", "directory of the embedded database and the keys, made with owner-only rights"),
  DATABASE_URL(
      "", "jdbc:postgresql: URL; without one, the embedded database in the data directory"),
  DATABASE_USER("", "user of the database"),
  DATABASE_PASSWORD("", "password of the database; better in the environment than as a flag"),
  BACKUP_DIRECTORY("", "where backups of the embedded database are put; without one, none is made"),
  BACKUP_HOURS("24", "hours from one backup to the next"),
  CLUSTER("false", "several nodes over Hazelcast; needs PostgreSQL"),
  CLUSTER_CONFIG("cluster.xml", "Hazelcast's configuration; without the file, the one in the jar"),
  CLUSTER_HOST("", "private address of this node, for Hazelcast and the event bus"),
  CLUSTER_PORT("", "Hazelcast's port"),
  CLUSTER_MEMBERS("", "comma list of the nodes' private addresses, with a port or without"),
  CLUSTER_SERVICE("", "DNS name of the nodes in Kubernetes, instead of a list of members"),
  CLUSTER_BUS_PORT("0", "port of the event bus between nodes, 0 takes a free one"),
  CLUSTER_TLS_CERT("", "PEM file of this node's certificate, which protects the event bus"),
  CLUSTER_TLS_KEY("", "PEM file of that certificate's private key"),
  CLUSTER_TLS_CA("", "PEM file of what the nodes' certificates are signed by"),
  TLS_CERT("", "PEM file of the certificate chain; serves https and wss"),
  TLS_KEY("", "PEM file of the certificate's private key"),
  ORIGINS("", "comma list of further pages that may open sockets, such as https://example.org"),
  PROXIES("", "comma list of proxies whose X-Forwarded- headers count, such as 10.0.0.0/8"),
  LIMITS_MESSAGES_PER_SECOND("10", "messages a user may post in a second, burst 3 times that"),
  LIMITS_COMMANDS_PER_SECOND("60", "commands a socket may send in a second, burst 3 times that"),
  LIMITS_SOCKETS_PER_USER("8", "sockets a user may have open; 0 switches a limit off"),
  LIMITS_SOCKETS_PER_ADDRESS("200", "sockets a network address may have open"),
  LIMITS_ATTEMPTS_PER_MINUTE("20", "sign-ups and failed sign-ins of a network address in a minute"),
  SOCKETS(
      "direct", "how sockets are written: direct, past Vert.x, or plain, through its public calls"),
  DRAIN_SECONDS("0", "how long /readyz says no before a node that is told to stop closes sockets"),
  PASSWORD_COST("12", "bcrypt cost of passwords, 10 to 14"),
  LOG("json", "form of the log on standard error, json or text"),
  LOG_LEVEL("info", "what is logged: error, warn, info or debug");

  static final String PREFIX = "PARLOR_";

  private final String fallback;
  private final String explanation;

  Setting(String fallback, String explanation) {
    this.fallback = fallback;
    this.explanation = explanation;
  }

  /// The environment variable, `PARLOR_LIMITS_SOCKETS_PER_USER`.
  String variable() {
    return PREFIX + name();
  }

  /// The flag, `--limits-sockets-per-user`.
  String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String fallback() {
    return fallback;
  }

  String explanation() {
    return explanation;
  }

  /// A yes or no, whose flag may stand alone.
  boolean isSwitch() {
    return this == CLUSTER;
  }

  /// Whether what was given must never be shown, not even in an error.
  boolean isSecret() {
    return this == DATABASE_PASSWORD || this == DATABASE_URL;
  }

  static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values()).filter(s -> s.variable().equals(variable)).findFirst();
  }
}
