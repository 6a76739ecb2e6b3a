package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Question;
import chat.parlor.database.Statements;
import chat.parlor.database.Work;
import chat.parlor.message.Scribe.Outcome;
import chat.parlor.notice.Herald;
import chat.parlor.notice.Keywords.Owned;
import chat.parlor.notice.Tidings;
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
import java.util.function.Predicate;

/// What people say, and how they take it back. Each future completes when the words are on disk;
/// everybody else hears of it only then.
public final class Messages {
  private final Scribe scribe;
  private final Herald herald;
  private final Predicate<String> isHere;
  private final MentionStore mentions = new MentionStore();
  private final MessageStore store;
  private final EditStore edits = new EditStore();
  private final ReactionStore reactions = new ReactionStore();

  /// @param isHere whether a user is online
  public Messages(Database database, RoomLog log, Herald herald, Predicate<String> isHere) {
    this(database, log, herald, isHere, new WordStore(database.hasFullText()));
  }

  Messages(
      Database database, RoomLog log, Herald herald, Predicate<String> isHere, WordStore words) {
    this.isHere = isHere;
    this.herald = herald;
    this.scribe = new Scribe(database, log, herald);
    this.store = new MessageStore(words);
  }

  /// Stores a message once. The same sender and `clientId` again is answered with the first
  /// receipt.
  public Future<Receipt> post(User user, Post post) {
    var calls = Calls.in(post.text());
    var keywords = herald.keywords().ahead(post.room(), user, post.text());
    Work<Outcome<Receipt>> work = connection -> post(connection, user, post, calls, keywords);
    return scribe
        .write(post.room(), work)
        // Another node was given the same clientId for another room in the same moment.
        .recover(
            failure ->
                Statements.isTaken(failure)
                    ? scribe.write(post.room(), work)
                    : Future.failedFuture(failure));
  }

  /// Replaces the text of an own message and answers the number of the edit.
  public Future<Long> edit(User user, String room, String id, String text) {
    var calls = Calls.in(text);
    return scribe.write(room, connection -> edit(connection, user, room, id, text, calls));
  }

  /// Takes the text away for good; for the author and the room's owners. Deleting again answers the
  /// same number.
  public Future<Long> delete(User user, String room, String id) {
    return scribe.write(room, connection -> delete(connection, user, room, id));
  }

  /// Takes away what somebody who has closed his account said in a room, each with its own event.
  Future<Void> erase(User user, String room, List<String> ids) {
    return scribe.write(room, connection -> erase(connection, user, room, ids)).mapEmpty();
  }

  private Outcome<Void> erase(Connection connection, User user, String room, List<String> ids)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    var events = new ArrayList<RoomEvent>();
    var tidings = new ArrayList<Tidings>();
    for (var id : ids) {
      var old = scribe.require(connection, room, id);
      if (!old.deleted()) {
        var wiped = wipe(connection, tail, user, old);
        events.addAll(wiped.events());
        tidings.addAll(wiped.tidings());
      }
    }
    return new Outcome<>(null, events, tidings);
  }

  private Outcome<Receipt> post(
      Connection connection, User user, Post post, Calls calls, List<Question<Owned>> keywords)
      throws SQLException {
    var role = Door.role(user.id(), post.room());
    var stored = store.stored(user.id(), post.clientId());
    var questions = new ArrayList<Question<?>>(List.of(role, stored));
    questions.addAll(keywords);
    var tail = Tail.hold(connection, post.room(), questions);
    role.first().orElseThrow(Refusal::noSuchRoom);
    if (stored.first().isPresent()) {
      return Outcome.unchanged(again(stored.first().get(), post));
    }
    Door.requireVoice(connection, tail, user.id());
    var quote =
        post.replyTo() == null
            ? null
            : scribe.require(connection, post.room(), post.replyTo()).excerpt();
    var called = mentions.resolve(connection, post.room(), calls);
    var at = Times.now();
    var id = Ids.next();
    var seq = tail.next();
    var message = Message.posted(id, seq, user, at, post, quote, called);
    var entry = Entry.ofMessage(post.room(), Kind.MESSAGE_POSTED, at, user, id);
    var writes = new ArrayList<>(store.insertion(message));
    writes.addAll(tail.writes(entry, seq));
    Statements.write(connection, writes);
    mentions.write(connection, message, isHere);
    var tidings = herald.said(connection, message.said(tail.people()), keywords);
    var event = entry.event(seq, message.toJson());
    return new Outcome<>(new Receipt(id, seq, at), List.of(event), tidings);
  }

  private static Receipt again(MessageStore.Stored stored, Post post) {
    if (stored.room().equals(post.room())) {
      return stored.receipt();
    }
    throw new Refusal(Code.TAKEN, "This clientId was used for a message in another room.");
  }

  private Outcome<Long> edit(
      Connection connection, User user, String room, String id, String text, Calls calls)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    Door.require(connection, user.id(), room);
    Door.requireVoice(connection, tail, user.id());
    var old = scribe.require(connection, room, id);
    if (!old.author().id().equals(user.id())) {
      throw new Refusal(Code.NOT_ALLOWED, "Only its author may edit a message.");
    }
    if (old.deleted()) {
      throw Scribe.noSuchMessage();
    }
    if (old.text().equals(text)) {
      return Outcome.unchanged(old.changedSeq());
    }
    edits.keep(connection, old);
    var called = mentions.resolve(connection, room, calls);
    var now = old.edited(text, called, Times.now(), tail.next());
    if (!called.equals(old.mentions())) {
      mentions.erase(connection, old);
      mentions.write(connection, now, isHere);
    }
    var tidings = herald.saidOtherwise(connection, now.said(tail.people()));
    return changed(connection, tail, Kind.MESSAGE_EDITED, user, now, tidings);
  }

  private Outcome<Long> delete(Connection connection, User user, String room, String id)
      throws SQLException {
    var tail = Tail.hold(connection, room);
    var role = Door.require(connection, user.id(), room);
    var old = scribe.require(connection, room, id);
    if (!old.author().id().equals(user.id()) && !role.governs()) {
      throw new Refusal(
          Code.NOT_ALLOWED, "Only its author or an owner of the room may delete a message.");
    }
    if (old.deleted()) {
      return Outcome.unchanged(old.changedSeq());
    }
    return wipe(connection, tail, user, old);
  }

  /// Takes away the text and whatever else there was to the message.
  private Outcome<Long> wipe(Connection connection, Tail tail, User user, Message old)
      throws SQLException {
    edits.erase(connection, old.id());
    reactions.erase(connection, old.id());
    mentions.erase(connection, old);
    var tidings = herald.unsaid(connection, old.id());
    var now = old.withoutText(Times.now(), tail.next());
    tail.discount(now.author().id(), now.seq());
    return changed(connection, tail, Kind.MESSAGE_DELETED, user, now, tidings);
  }

  private Outcome<Long> changed(
      Connection connection, Tail tail, Kind kind, User user, Message now, List<Tidings> tidings)
      throws SQLException {
    store.change(connection, now);
    return new Outcome<>(now.changedSeq(), List.of(record(tail, kind, user, now)), tidings);
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
}
