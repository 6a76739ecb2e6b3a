package chat.parlor.message;

import chat.parlor.database.Database;
import chat.parlor.notice.Herald;
import chat.parlor.room.Door;
import chat.parlor.room.RoomLog;
import java.util.function.Predicate;

/// Everything that can be done with what is said.
public record Talk(
    Messages messages, Reactions reactions, Reactors reactors, Versions versions, Drafts drafts) {
  /// @param isHere whether a user is online
  public static Talk over(
      Database database, RoomLog log, Door door, Herald herald, Predicate<String> isHere) {
    return new Talk(
        new Messages(database, log, herald, isHere),
        new Reactions(database, log, herald),
        new Reactors(database, door),
        new Versions(database, door),
        new Drafts(database, log));
  }
}
