package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.message.Draft;
import chat.parlor.message.Receipt;
import chat.parlor.message.Talk;
import chat.parlor.message.Timeline;
import chat.parlor.room.Door;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What each command about messages does, and the form of its reply.
public final class MessageCommands {
  private static final int DRAFTS_PAGE = 20;

  private final Talk talk;
  private final Timeline timeline;
  private final Door door;
  private final Rates rates;

  public MessageCommands(Talk talk, Timeline timeline, Door door, Rates rates) {
    this.talk = talk;
    this.timeline = timeline;
    this.door = door;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, MessageCommand command) {
    return switch (command) {
      case MessageCommand.Post c ->
          rates.message(user, () -> talk.messages().post(user, c.post())).map(Receipt::toJson);
      case MessageCommand.Edit c ->
          rates
              .message(user, () -> talk.messages().edit(user, c.room(), c.id(), c.text()))
              .map(seq -> Reply.of("seq", seq));
      case MessageCommand.Delete c ->
          rates
              .message(user, () -> talk.messages().delete(user, c.room(), c.id()))
              .map(seq -> Reply.of("seq", seq));
      case MessageCommand.ReadHistory c ->
          door.require(user.id(), c.room()).compose(role -> history(c));
      case MessageCommand.React c ->
          rates
              .message(user, () -> talk.reactions().add(user, c.room(), c.id(), c.emoji()))
              .map(seq -> Reply.of("seq", seq));
      case MessageCommand.Unreact c ->
          rates
              .message(user, () -> talk.reactions().remove(user, c.room(), c.id(), c.emoji()))
              .map(seq -> Reply.of("seq", seq));
      case MessageCommand.ListReactions c ->
          talk.reactors().of(user, c.room(), c.id(), c.emoji(), c.after());
      case MessageCommand.ListEdits c -> talk.versions().of(user, c.room(), c.id(), c.after());
      case MessageCommand.SetDraft c ->
          rates
              .message(user, () -> talk.drafts().set(user, c.room(), c.text()))
              .map(Reply::nothing);
      case MessageCommand.ListDrafts c ->
          talk.drafts().of(user, c.cursor(), DRAFTS_PAGE).map(MessageCommands::draftsReply);
    };
  }

  private static JsonObject draftsReply(List<Draft> drafts) {
    var reply = Reply.list("drafts", drafts, Draft::toJson);
    return drafts.size() < DRAFTS_PAGE ? reply : reply.put("cursor", drafts.getLast().room());
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
    if (asked.at() != null) {
      return timeline.at(room, asked.at(), asked.limit());
    }
    return timeline.newest(room, asked.limit());
  }
}
