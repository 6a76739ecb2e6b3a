package chat.parlor.bridge;

import chat.parlor.account.User;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// Everything that can be asked for, each by those who do it. Rights are asked by whoever does it:
/// by the writer in its transaction, by the door for everything that only reads.
public final class Commands {
  private final RoomCommands rooms;
  private final MessageCommands messages;
  private final PeopleCommands people;
  private final MeCommands me;
  private final SearchCommands search;
  private final NoticeCommands notices;
  private final ReminderCommands reminders;

  public Commands(
      RoomCommands rooms,
      MessageCommands messages,
      PeopleCommands people,
      MeCommands me,
      SearchCommands search,
      NoticeCommands notices,
      ReminderCommands reminders) {
    this.rooms = rooms;
    this.messages = messages;
    this.people = people;
    this.me = me;
    this.search = search;
    this.notices = notices;
    this.reminders = reminders;
  }

  /// Does what a user asks for and answers the body of the reply.
  ///
  /// @param guesses the codes that the user's socket has tried
  Future<JsonObject> run(User user, Guesses guesses, Command command) {
    return switch (command) {
      case RoomCommand c -> rooms.run(user, guesses, c);
      case MessageCommand c -> messages.run(user, c);
      case PeopleCommand c -> people.run(user, c);
      case SearchCommand c -> search.run(user, c);
      case MeCommand c -> me.run(user, c);
      case NoticeCommand c -> notices.run(user, c);
      case ReminderCommand c -> reminders.run(user, c);
    };
  }
}
