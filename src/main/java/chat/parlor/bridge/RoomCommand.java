package chat.parlor.bridge;

import chat.parlor.notice.Level;
import chat.parlor.room.Heeds;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.RoomAddress;

/// Something a client asks for about rooms and who is in them.
sealed interface RoomCommand extends Command {
  record Create(String name, String topic) implements RoomCommand {}

  record Join(String code) implements RoomCommand {}

  record Leave(String room) implements RoomCommand {}

  record ListOwn() implements RoomCommand {}

  /// @param name the new name, or null to keep it; likewise `topic`
  record Change(String room, String name, String topic) implements RoomCommand {}

  record RenewCode(String room) implements RoomCommand {}

  record RemoveMember(String room, String userId) implements RoomCommand {}

  /// @param cursor where the page before ended; empty for the first
  record ListMembers(String room, String cursor) implements RoomCommand {}

  record Sync(String room, long after, int limit) implements RoomCommand {}

  record ShowTyping(String room) implements RoomCommand {}

  /// @param cursor where the page before ended; empty for the first
  record ListReads(String room, String cursor) implements RoomCommand {}

  record Notify(String room, Heeds.Wish wish) implements RoomCommand {}

  record MarkRead(String room, long seq) implements RoomCommand {}

  int NAME_MAX = 80;
  int TOPIC_MAX = 250;
  int CODE_MAX = 40;
  int SYNC_MAX = 500;
  int LEVEL_MAX = 20;

  static RoomCommand read(String address, Fields fields) {
    return switch (address) {
      case RoomAddress.CREATE -> new Create(name(fields), topicOrEmpty(fields));
      case RoomAddress.JOIN -> new Join(fields.string("code", 1, CODE_MAX));
      case RoomAddress.LEAVE -> new Leave(fields.id("room"));
      case RoomAddress.LIST -> new ListOwn();
      case RoomAddress.CHANGE -> change(fields);
      case RoomAddress.RENEW_CODE -> new RenewCode(fields.id("room"));
      case RoomAddress.REMOVE_MEMBER -> new RemoveMember(fields.id("room"), fields.id("user"));
      case RoomAddress.MEMBERS -> new ListMembers(fields.id("room"), fields.cursor());
      case RoomAddress.SYNC ->
          new Sync(fields.id("room"), fields.seq("after"), fields.limit(SYNC_MAX, SYNC_MAX));
      case RoomAddress.TYPING -> new ShowTyping(fields.id("room"));
      case RoomAddress.READS -> new ListReads(fields.id("room"), fields.cursor());
      case RoomAddress.NOTIFY -> new Notify(fields.id("room"), wish(fields));
      case RoomAddress.MARK_READ -> new MarkRead(fields.id("room"), fields.seq("seq"));
      default -> throw Command.unknown();
    };
  }

  private static Change change(Fields fields) {
    var room = fields.id("room");
    var name = fields.value("name") == null ? null : name(fields);
    return new Change(room, name, fields.optionalString("topic", 0, TOPIC_MAX));
  }

  private static Heeds.Wish wish(Fields fields) {
    var level = fields.optionalString("level", 1, LEVEL_MAX);
    var wish =
        new Heeds.Wish(
            level == null ? null : Level.read(level),
            fields.has("mutedUntil"),
            fields.optionalTime("mutedUntil"));
    if (wish.level() == null && !wish.mutes()) {
      throw Refusal.badRequest("Give \"level\" or \"mutedUntil\".");
    }
    return wish;
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
}
