package chat.parlor.message;

import chat.parlor.database.Database;
import chat.parlor.database.Work;
import chat.parlor.notice.Herald;
import chat.parlor.notice.Tidings;
import chat.parlor.room.RoomEvent;
import chat.parlor.room.RoomLog;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The writing of what is said: a unit of work that changes messages of one room, and the events
/// that tell of it once it is on disk.
final class Scribe {
  private final Database database;
  private final RoomLog log;
  private final Herald herald;
  private final MessageStore store;
  private final ReactionStore reactions = new ReactionStore();

  Scribe(Database database, RoomLog log, Herald herald) {
    this.database = database;
    this.log = log;
    this.herald = herald;
    this.store = new MessageStore(new WordStore(database.hasFullText()));
  }

  /// What a unit of work came to: its answer, and what to announce and to tell if anything
  /// happened.
  record Outcome<T>(T answer, List<RoomEvent> events, List<Tidings> tidings) {
    Outcome(T answer, List<RoomEvent> events) {
      this(answer, events, List.of());
    }

    static <T> Outcome<T> unchanged(T answer) {
      return new Outcome<>(answer, List.of());
    }
  }

  <T> Future<T> write(String room, Work<Outcome<T>> work) {
    return database
        .writes()
        .submit(
            room,
            work,
            outcome -> {
              log.announce(outcome.events());
              herald.tell(outcome.tidings());
            })
        .map(Outcome::answer);
  }

  /// A message of the room as it is now.
  Message require(Connection connection, String room, String id) throws SQLException {
    var message = store.message(connection, room, id).orElseThrow(Scribe::noSuchMessage);
    return message.kinds() == 0 ? message : message.with(reactions.tallies(connection, id));
  }

  static Refusal noSuchMessage() {
    return new Refusal(Code.NO_SUCH_MESSAGE, "There is no such message in this room.");
  }
}
