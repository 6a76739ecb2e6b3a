package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.message.Messages;
import chat.parlor.message.Receipt;
import chat.parlor.message.Timeline;
import chat.parlor.room.Door;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// What each command about messages does, and the form of its reply.
public final class MessageCommands {
  private final Messages messages;
  private final Timeline timeline;
  private final Door door;
  private final Rates rates;

  public MessageCommands(Messages messages, Timeline timeline, Door door, Rates rates) {
    this.messages = messages;
    this.timeline = timeline;
    this.door = door;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, MessageCommand command) {
    return switch (command) {
      case MessageCommand.Post c ->
          rates.message(user, () -> messages.post(user, c.post())).map(Receipt::toJson);
      case MessageCommand.Edit c ->
          rates
              .message(user, () -> messages.edit(user, c.room(), c.id(), c.text()))
              .map(seq -> Reply.of("seq", seq));
      case MessageCommand.Delete c ->
          rates
              .message(user, () -> messages.delete(user, c.room(), c.id()))
              .map(seq -> Reply.of("seq", seq));
      case MessageCommand.ReadHistory c ->
          door.require(user.id(), c.room()).compose(role -> history(c));
    };
  }

  private Future<JsonObject> history(MessageCommand.ReadHistory asked) {
    var room = asked.room();
    if (asked.before() != null) {
      return timeline.before(room, asked.before(), asked.limit());
    }
    if (asked.after() != null) {
      return timeline.after(room, asked.after(), asked.limit());
    }
    if (asked.around() != null) {
      return timeline.around(room, asked.around(), asked.limit());
    }
    return timeline.newest(room, asked.limit());
  }
}
