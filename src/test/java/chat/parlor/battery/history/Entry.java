package chat.parlor.battery.history;

import java.util.List;
import java.util.Set;

/// One line of a history. Times are microseconds since the run began, on the one clock of the
/// machine that ran it; a `call` and a `link` are numbers that occur once in a run.
public sealed interface Entry {
  long atUs();

  /// Somebody takes part.
  ///
  /// @param prompt whether deadlines apply: somebody who reads slowly or comes and goes is owed
  ///     everything, too, but not soon
  record Came(long atUs, String user, String name, boolean prompt) implements Entry {}

  /// A command was sent for the first time. It is repeated until it is answered or refused for
  /// good.
  ///
  /// @param subject the `clientId` of a post, the id of a message, or the user somebody removes
  /// @param hash the text, 0 for none
  record Asked(long atUs, long call, String user, Act act, String room, String subject, long hash)
      implements Entry {}

  /// A command was answered; more than once if it was sent more than once.
  ///
  /// @param id the id the reply gave: of a message or a room
  /// @param seq the number the reply gave, or the head of the log
  /// @param stamp the time the reply gave
  record Answered(long atUs, long call, String id, long seq, String stamp) implements Entry {}

  /// A command was refused.
  record Refused(long atUs, long call, String code) implements Entry {
    private static final Set<String> PASSING =
        Set.of("unavailable", "overloaded", "rate_limited", "not_signed_in", "token_expired");

    /// Whether the same command may succeed a moment later.
    public boolean passes() {
      return PASSING.contains(code);
    }
  }

  /// A command was sent once more, because it was not known what had become of it.
  record Repeated(long atUs, long call) implements Entry {}

  /// A page of history was read: the messages it showed.
  record Read(long atUs, long call, List<Event> shown) implements Entry {}

  /// A socket named its user.
  ///
  /// @param door by which it came: a node, counted from 0, or the load balancer after them
  record Opened(long atUs, long link, String user, String session, int door) implements Entry {}

  /// A socket ended; without a farewell the code is -1.
  record Closed(long atUs, long link, int code) implements Entry {}

  /// A socket asked for a room's events after a number.
  record Registered(long atUs, long link, String room, long since) implements Entry {}

  /// A durable event arrived.
  record Delivered(long atUs, long link, String room, How how, Event event) implements Entry {}

  /// A `head` frame arrived.
  record Head(long atUs, long link, String room, long head) implements Entry {}

  /// A presence frame arrived; an empty user stands for `stale`.
  record Seen(long atUs, long link, String room, String user, boolean online) implements Entry {}

  /// A client threw away its copy of a room, because the server's log was older.
  record Dropped(long atUs, String user, String room) implements Entry {}

  /// A session was ended, and the server has said so.
  record Revoked(long atUs, String session) implements Entry {}

  /// Something was broken.
  ///
  /// @param node the node it happened to, -1 for what concerns them all
  record Injected(long atUs, String fault, int node) implements Entry {}

  /// What was broken is whole again.
  record Healed(long atUs, String fault, int node) implements Entry {}

  /// A backup was restored: what happened after it was made and until now did not happen.
  record Rewound(long atUs, long toUs) implements Entry {}

  /// The whole log of a room, read at the end.
  ///
  /// @param reader who read it, empty for the database itself
  record Log(long atUs, String reader, String room, List<Event> events) implements Entry {
    public boolean isDatabase() {
      return reader.isEmpty();
    }
  }

  /// Who is online by `room.members`, read when everybody had long been quiet.
  record Roster(long atUs, String room, List<String> online) implements Entry {}
}
