package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.message.Scribe.Outcome;
import chat.parlor.notice.Herald;
import chat.parlor.room.Door;
import chat.parlor.room.Entry;
import chat.parlor.room.Reaction;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Tail;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The emoji that people put to messages and take away again, as units of work in the room's log.
public final class Reactions {
  private static final int KINDS_MAX = 20;

  private final Scribe scribe;
  private final ReactionStore store = new ReactionStore();

  public Reactions(Database database, RoomLog log, Herald herald) {
    this.scribe = new Scribe(database, log, herald);
  }

  /// Puts an emoji to a message and answers the number of that, the same one each time.
  public Future<Long> add(User user, String room, String id, Emoji emoji) {
    return scribe.write(room, connection -> add(connection, user, room, id, emoji));
  }

  /// Takes an emoji away and answers the number by which it is gone.
  public Future<Long> remove(User user, String room, String id, Emoji emoji) {
    return scribe.write(room, connection -> remove(connection, user, room, id, emoji));
  }

  private Outcome<Long> add(Connection connection, User user, String room, String id, Emoji emoji)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    var message = require(connection, user, room, id);
    Door.requireVoice(connection, tail, user.id());
    var there = store.seq(connection, id, emoji, user.id());
    if (there.isPresent()) {
      return Outcome.unchanged(there.get());
    }
    var people = store.people(connection, id, emoji);
    if (people == 0 && message.kinds() >= KINDS_MAX) {
      throw new Refusal(
          Code.TOO_MANY, "A message has at most " + KINDS_MAX + " different reactions.");
    }
    var seq = tail.next();
    store.add(connection, id, emoji, user.id(), seq, people);
    return told(connection, tail, seq, user, message, new Reaction(emoji.text(), true));
  }

  private Outcome<Long> remove(
      Connection connection, User user, String room, String id, Emoji emoji) throws SQLException {
    var tail = Tail.hold(connection, room);
    var message = require(connection, user, room, id);
    if (store.seq(connection, id, emoji, user.id()).isEmpty()) {
      return Outcome.unchanged(tail.last());
    }
    var seq = tail.next();
    store.remove(connection, id, emoji, user.id(), store.people(connection, id, emoji));
    return told(connection, tail, seq, user, message, new Reaction(emoji.text(), false));
  }

  /// A message that can have reactions: a deleted one takes none.
  private Message require(Connection connection, User user, String room, String id)
      throws SQLException {
    Door.require(connection, user.id(), room);
    var message = scribe.require(connection, room, id);
    if (message.deleted()) {
      throw Scribe.noSuchMessage();
    }
    return message;
  }

  private Outcome<Long> told(
      Connection connection, Tail tail, long seq, User user, Message before, Reaction reaction)
      throws SQLException {
    var entry = Entry.ofReaction(before.room(), Times.now(), user, before.id(), reaction);
    tail.write(entry, seq);
    var now = scribe.require(connection, before.room(), before.id());
    return new Outcome<>(seq, List.of(entry.event(seq, now.toJson())));
  }
}
