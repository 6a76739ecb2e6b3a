package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import chat.parlor.database.Work;
import chat.parlor.room.Door;
import chat.parlor.room.Entry;
import chat.parlor.room.Kind;
import chat.parlor.room.RoomEvent;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Tail;
import chat.parlor.wire.Code;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What people say, and how they take it back. Each future completes when the words are on disk;
/// everybody else hears of it only then.
public final class Messages {
  private final Database database;
  private final RoomLog log;
  private final MessageStore store;

  public Messages(Database database, RoomLog log) {
    this.database = database;
    this.log = log;
    this.store = new MessageStore(new WordStore(database.hasFullText()));
  }

  /// What a unit of work came to: its answer, and the event to announce if anything happened.
  private record Outcome<T>(T answer, List<RoomEvent> events) {}

  /// Stores a message once. The same sender and `clientId` again is answered with the first
  /// receipt.
  public Future<Receipt> post(User user, Post post) {
    return write(post.room(), connection -> post(connection, user, post))
        // Another node was given the same clientId for another room in the same moment.
        .recover(
            failure ->
                Statements.isTaken(failure)
                    ? write(post.room(), connection -> post(connection, user, post))
                    : Future.failedFuture(failure));
  }

  /// Replaces the text of an own message and answers the number of the edit.
  public Future<Long> edit(User user, String room, String id, String text) {
    return write(room, connection -> edit(connection, user, room, id, text));
  }

  /// Takes the text away for good; for the author and the room's owners. Deleting again answers the
  /// same number.
  public Future<Long> delete(User user, String room, String id) {
    return write(room, connection -> delete(connection, user, room, id));
  }

  /// Takes away what somebody who has closed his account said in a room, each with its own event.
  Future<Void> erase(User user, String room, List<String> ids) {
    return write(room, connection -> erase(connection, user, room, ids)).mapEmpty();
  }

  private Outcome<Void> erase(Connection connection, User user, String room, List<String> ids)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    var events = new ArrayList<RoomEvent>();
    for (var id : ids) {
      var old = require(connection, room, id);
      if (!old.deleted()) {
        var now = old.withoutText(Times.now(), tail.next());
        events.addAll(changed(connection, tail, Kind.MESSAGE_DELETED, user, now).events());
      }
    }
    return new Outcome<>(null, events);
  }

  private <T> Future<T> write(String room, Work<Outcome<T>> work) {
    return database
        .writes()
        .submit(room, work, outcome -> log.announce(outcome.events()))
        .map(Outcome::answer);
  }

  private Outcome<Receipt> post(Connection connection, User user, Post post) throws SQLException {
    var tail = Tail.hold(connection, post.room());
    Door.require(connection, user.id(), post.room());
    var stored = store.stored(connection, user.id(), post.clientId());
    if (stored.isPresent()) {
      return new Outcome<>(again(stored.get(), post), List.of());
    }
    Door.requireVoice(connection, tail, user.id(), post.room());
    if (post.replyTo() != null) {
      require(connection, post.room(), post.replyTo());
    }
    var at = Times.now();
    var id = Ids.next();
    var seq = tail.next();
    var message =
        new Message(
            id,
            post.room(),
            seq,
            user,
            post.text(),
            at,
            post.clientId(),
            null,
            null,
            post.replyTo(),
            seq);
    store.insert(connection, message);
    var event = record(tail, Kind.MESSAGE_POSTED, user, message);
    return new Outcome<>(new Receipt(id, seq, at), List.of(event));
  }

  private static Receipt again(MessageStore.Stored stored, Post post) {
    if (stored.room().equals(post.room())) {
      return stored.receipt();
    }
    throw new Refusal(Code.TAKEN, "This clientId was used for a message in another room.");
  }

  private Outcome<Long> edit(Connection connection, User user, String room, String id, String text)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    Door.requireVoice(connection, tail, user.id(), room);
    var old = require(connection, room, id);
    if (!old.author().id().equals(user.id())) {
      throw new Refusal(Code.NOT_ALLOWED, "Only its author may edit a message.");
    }
    if (old.deleted()) {
      throw noSuchMessage();
    }
    if (old.text().equals(text)) {
      return new Outcome<>(old.changedSeq(), List.of());
    }
    var seq = tail.next();
    return changed(connection, tail, Kind.MESSAGE_EDITED, user, old.edited(text, Times.now(), seq));
  }

  private Outcome<Long> delete(Connection connection, User user, String room, String id)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    var role = Door.require(connection, user.id(), room);
    var old = require(connection, room, id);
    if (!old.author().id().equals(user.id()) && !role.governs()) {
      throw new Refusal(
          Code.NOT_ALLOWED, "Only its author or an owner of the room may delete a message.");
    }
    if (old.deleted()) {
      return new Outcome<>(old.changedSeq(), List.of());
    }
    var seq = tail.next();
    return changed(connection, tail, Kind.MESSAGE_DELETED, user, old.withoutText(Times.now(), seq));
  }

  private Outcome<Long> changed(Connection connection, Tail tail, Kind kind, User user, Message now)
      throws SQLException {
    store.change(connection, now);
    return new Outcome<>(now.changedSeq(), List.of(record(tail, kind, user, now)));
  }

  private static RoomEvent record(Tail tail, Kind kind, User user, Message message)
      throws SQLException {
    var at =
        switch (kind) {
          case MESSAGE_EDITED -> message.editedAt();
          case MESSAGE_DELETED -> message.deletedAt();
          default -> message.at();
        };
    var entry = Entry.ofMessage(message.room(), kind, at, user, message.id());
    tail.write(entry, message.changedSeq());
    return entry.event(message.changedSeq(), message.toJson());
  }

  private Message require(Connection connection, String room, String id) throws SQLException {
    return store.message(connection, room, id).orElseThrow(Messages::noSuchMessage);
  }

  private static Refusal noSuchMessage() {
    return new Refusal(Code.NO_SUCH_MESSAGE, "There is no such message in this room.");
  }
}
