package chat.parlor.settings;

/// The one table of everything that is bounded. The record holds what an operator may tune; the
/// constants are part of the contract and the same everywhere.
///
/// A tunable of 0 switches that limit off.
///
/// @param messagesPerSecond messages a user may post in a second, with a burst of three times that
/// @param commandsPerSecond commands a socket may send in a second, with a burst of three times
///     that
/// @param socketsPerUser sockets a user may have open on this node
/// @param socketsPerAddress sockets a network address may have open on this node
/// @param attemptsPerMinute sign-ups and failed sign-ins a network address may make in a minute
public record Limits(
    int messagesPerSecond,
    int commandsPerSecond,
    int socketsPerUser,
    int socketsPerAddress,
    int attemptsPerMinute) {

  /// What applies when nothing is set.
  public static final Limits DEFAULT = new Limits(10, 60, 8, 200, 20);

  /// The limits above all switched off, for demonstrations and benchmarks.
  public static final Limits OFF = new Limits(0, 0, 0, 0, 0);

  /// A burst may be this many times what a second allows.
  public static final int BURST_FACTOR = 3;

  /// UTF-8 bytes of a message's text.
  public static final int TEXT_BYTES_MAX = 8_192;

  /// Rooms a user may open in a minute, as long as messages are limited at all.
  public static final int ROOMS_PER_MINUTE = 10;

  /// Rooms a user may open at once.
  public static final int ROOMS_BURST = 20;

  /// Searches a user may make in a second, with a burst of three times that, as long as messages
  /// are limited at all.
  public static final int SEARCHES_PER_SECOND = 5;

  /// Bytes of one frame, and of one message put together from frames, that a client may send.
  public static final int FRAME_BYTES_MAX = 65_536;

  /// Levels of objects and arrays within each other in what a client sends.
  public static final int JSON_DEPTH_MAX = 32;

  /// Addresses one socket may be registered on.
  public static final int REGISTRATIONS_MAX = 128;

  /// Bytes that may wait for a slow socket before it is closed.
  public static final int OUTBOUND_BYTES_MAX = 256 * 1024;

  /// Frames that may wait for a slow socket before it is closed.
  public static final int OUTBOUND_EVENTS_MAX = 1_000;

  /// Seconds a socket has to name its user.
  public static final int NAME_SECONDS = 10;

  /// HTTP connections that are no sockets, for each socket that a network address may have open.
  public static final int CONNECTIONS_PER_SOCKET = 20;

  /// Bytes of an HTTP request's body.
  public static final int HTTP_BODY_BYTES_MAX = 65_536;

  /// Bytes of a picture that somebody uploads.
  public static final int PICTURE_BYTES_MAX = 5 * 1024 * 1024;

  /// Passwords being hashed at the same time, and those that may wait for it.
  public static final int HASHING_THREADS = 2;

  /// Passwords that may wait to be hashed; beyond that the answer is `overloaded`.
  public static final int HASHING_QUEUE_MAX = 32;

  /// HTTP connections, sockets not counted, that a network address may have open on this node: far
  /// more than browsers make, fewer than would hurt. 0 for no limit.
  public int connectionsPerAddress() {
    return CONNECTIONS_PER_SOCKET * socketsPerAddress;
  }

  public Limits {
    if (Math.min(messagesPerSecond, commandsPerSecond) < 0
        || Math.min(socketsPerUser, socketsPerAddress) < 0
        || attemptsPerMinute < 0) {
      throw new IllegalArgumentException("a limit is 0 (off) or more");
    }
  }
}
