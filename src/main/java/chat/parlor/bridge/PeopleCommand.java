package chat.parlor.bridge;

import chat.parlor.people.Step;
import chat.parlor.room.Directs;
import chat.parlor.wire.Fields;
import chat.parlor.wire.PeopleAddress;
import java.util.List;

/// Something a client asks for about other people.
sealed interface PeopleCommand extends Command {
  record OpenDirect(List<String> userIds) implements PeopleCommand {}

  /// @param cursor where the page before ended; empty for the first
  record Find(String text, String cursor) implements PeopleCommand {}

  record ReadPerson(String userId) implements PeopleCommand {}

  record NamePictures(List<String> userIds) implements PeopleCommand {}

  /// @param cursor where the page before ended; empty for the first
  record ListFriends(String cursor) implements PeopleCommand {}

  record TakeStep(Step step, String userId) implements PeopleCommand {}

  /// @param cursor where the page before ended; empty for the first
  record ListBlocks(String cursor) implements PeopleCommand {}

  record Block(String userId) implements PeopleCommand {}

  record Unblock(String userId) implements PeopleCommand {}

  int TEXT_MAX = 64;
  int PICTURES_MAX = 100;

  static PeopleCommand read(String address, Fields fields) {
    return switch (address) {
      case PeopleAddress.DIRECT_OPEN -> new OpenDirect(fields.ids("users", 1, Directs.OTHERS_MAX));
      case PeopleAddress.PEOPLE_FIND ->
          new Find(fields.string("text", 1, TEXT_MAX), fields.cursor());
      case PeopleAddress.PEOPLE_READ -> new ReadPerson(fields.id("user"));
      case PeopleAddress.PEOPLE_PICTURES -> new NamePictures(fields.ids("users", 1, PICTURES_MAX));
      case PeopleAddress.FRIEND_LIST -> new ListFriends(fields.cursor());
      case PeopleAddress.FRIEND_REQUEST -> step(Step.REQUEST, fields);
      case PeopleAddress.FRIEND_ACCEPT -> step(Step.ACCEPT, fields);
      case PeopleAddress.FRIEND_DECLINE -> step(Step.DECLINE, fields);
      case PeopleAddress.FRIEND_WITHDRAW -> step(Step.WITHDRAW, fields);
      case PeopleAddress.FRIEND_REMOVE -> step(Step.REMOVE, fields);
      case PeopleAddress.BLOCK_LIST -> new ListBlocks(fields.cursor());
      case PeopleAddress.BLOCK_ADD -> new Block(fields.id("user"));
      case PeopleAddress.BLOCK_REMOVE -> new Unblock(fields.id("user"));
      default -> throw Command.unknown();
    };
  }

  private static TakeStep step(Step step, Fields fields) {
    return new TakeStep(step, fields.id("user"));
  }
}
