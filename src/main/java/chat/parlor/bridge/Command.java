package chat.parlor.bridge;

import chat.parlor.message.Post;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Address;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;

/// Something a client asks for by sending to an address, read into its type.
sealed interface Command {
  record CreateRoom(String name, String topic) implements Command {}

  record JoinRoom(String code) implements Command {}

  record LeaveRoom(String room) implements Command {}

  record ListRooms() implements Command {}

  /// @param name the new name, or null to keep it; likewise `topic`
  record ChangeRoom(String room, String name, String topic) implements Command {}

  record RenewCode(String room) implements Command {}

  record RemoveMember(String room, String userId) implements Command {}

  /// @param cursor where the page before ended; empty for the first
  record ListMembers(String room, String cursor) implements Command {}

  record PostMessage(Post post) implements Command {}

  record EditMessage(String room, String id, String text) implements Command {}

  record DeleteMessage(String room, String id) implements Command {}

  /// At most one of `before`, `after` and `around` is not null.
  record ReadHistory(String room, Long before, Long after, Long around, int limit)
      implements Command {}

  record SyncRoom(String room, long after, int limit) implements Command {}

  record ShowTyping(String room) implements Command {}

  record MarkRead(String room, long seq) implements Command {}

  int NAME_MAX = 80;
  int TOPIC_MAX = 250;
  int CLIENT_ID_MAX = 64;
  int CODE_MAX = 40;
  int HISTORY_MAX = 100;
  int HISTORY_USUAL = 40;
  int SYNC_MAX = 500;

  /// Reads a command.
  ///
  /// @throws Refusal `bad_request` or `too_long` for everything that is not one
  static Command parse(String address, Object body) {
    var fields = Fields.of(body);
    var command =
        switch (address) {
          case Address.ROOM_CREATE -> new CreateRoom(name(fields), topicOrEmpty(fields));
          case Address.ROOM_JOIN -> new JoinRoom(fields.string("code", 1, CODE_MAX));
          case Address.ROOM_LEAVE -> new LeaveRoom(fields.id("room"));
          case Address.ROOM_LIST -> new ListRooms();
          case Address.ROOM_CHANGE -> changeRoom(fields);
          case Address.ROOM_RENEW_CODE -> new RenewCode(fields.id("room"));
          case Address.ROOM_REMOVE_MEMBER -> new RemoveMember(fields.id("room"), fields.id("user"));
          case Address.ROOM_MEMBERS -> new ListMembers(fields.id("room"), cursor(fields));
          case Address.ROOM_SYNC ->
              new SyncRoom(fields.id("room"), number(fields, "after"), limit(fields, SYNC_MAX));
          case Address.ROOM_TYPING -> new ShowTyping(fields.id("room"));
          case Address.MESSAGE_POST -> postMessage(fields);
          case Address.MESSAGE_EDIT ->
              new EditMessage(fields.id("room"), fields.id("id"), text(fields));
          case Address.MESSAGE_DELETE -> new DeleteMessage(fields.id("room"), fields.id("id"));
          case Address.MESSAGE_HISTORY -> readHistory(fields);
          case Address.READ_MARK -> new MarkRead(fields.id("room"), number(fields, "seq"));
          default -> throw Refusal.badRequest("There is no such command.");
        };
    fields.nothingElse();
    return command;
  }

  private static Command changeRoom(Fields fields) {
    var room = fields.id("room");
    var name = fields.value("name") == null ? null : name(fields);
    return new ChangeRoom(room, name, fields.optionalString("topic", 0, TOPIC_MAX));
  }

  private static Command postMessage(Fields fields) {
    return new PostMessage(
        new Post(
            fields.id("room"),
            fields.string("clientId", 1, CLIENT_ID_MAX),
            text(fields),
            fields.optionalString("replyTo", 1, 200)));
  }

  private static Command readHistory(Fields fields) {
    var room = fields.id("room");
    var before = fields.optionalInteger("before", 0, Long.MAX_VALUE);
    var after = fields.optionalInteger("after", 0, Long.MAX_VALUE);
    var around = fields.optionalInteger("around", 0, Long.MAX_VALUE);
    if ((before == null ? 0 : 1) + (after == null ? 0 : 1) + (around == null ? 0 : 1) > 1) {
      throw Refusal.badRequest("Give one of \"before\", \"after\" and \"around\".");
    }
    var limit = fields.optionalInteger("limit", 1, HISTORY_MAX);
    return new ReadHistory(
        room, before, after, around, limit == null ? HISTORY_USUAL : limit.intValue());
  }

  private static String name(Fields fields) {
    var name = fields.string("name", 1, NAME_MAX).strip();
    if (name.isEmpty() || name.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.badRequest("\"name\" is blank or has control characters.");
    }
    return name;
  }

  private static String topicOrEmpty(Fields fields) {
    var topic = fields.optionalString("topic", 0, TOPIC_MAX);
    return topic == null ? "" : topic;
  }

  private static String text(Fields fields) {
    return fields.text("text", Limits.TEXT_BYTES_MAX);
  }

  private static String cursor(Fields fields) {
    var cursor = fields.optionalString("cursor", 1, 200);
    return cursor == null ? "" : cursor;
  }

  private static long number(Fields fields, String name) {
    return fields.integer(name, 0, Long.MAX_VALUE);
  }

  private static int limit(Fields fields, int max) {
    var limit = fields.optionalInteger("limit", 1, max);
    return limit == null ? max : limit.intValue();
  }
}
