package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.message.Messages;
import chat.parlor.message.Receipt;
import chat.parlor.message.Timeline;
import chat.parlor.presence.Presence;
import chat.parlor.room.Door;
import chat.parlor.room.Member;
import chat.parlor.room.Room;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Supplier;

/// What each command does, and the form of its reply. Rights are asked by whoever does it: by the
/// writer in its transaction, by the door for everything that only reads.
public final class Commands {
  private static final int MEMBERS_PAGE = 100;

  private final Rooms rooms;
  private final Messages messages;
  private final Timeline timeline;
  private final Presence presence;
  private final Door door;
  private final Rates rates;

  public Commands(
      Rooms rooms,
      Messages messages,
      Timeline timeline,
      Presence presence,
      Door door,
      Rates rates) {
    this.rooms = rooms;
    this.messages = messages;
    this.timeline = timeline;
    this.presence = presence;
    this.door = door;
    this.rates = rates;
  }

  /// Does what a user asks for and answers the body of the reply.
  ///
  /// @param guesses the codes that the user's socket has tried
  Future<JsonObject> run(User user, Guesses guesses, Command command) {
    return switch (command) {
      case Command.CreateRoom c ->
          rates
              .opening(user, () -> rooms.create(user, c.name(), c.topic()))
              .map(room -> entered(user, room));
      case Command.JoinRoom c ->
          guesses.attempt(() -> rooms.join(user, c.code())).map(room -> entered(user, room));
      case Command.LeaveRoom c -> rooms.leave(user, c.room()).map(Commands::nothing);
      case Command.ListRooms c -> rooms.of(user).map(Commands::list);
      case Command.ChangeRoom c ->
          rooms.rename(user, c.room(), c.name(), c.topic()).map(Commands::roomReply);
      case Command.RenewCode c ->
          rooms.renewCode(user, c.room()).map(code -> new JsonObject().put("code", code));
      case Command.RemoveMember c ->
          rooms.removeMember(user, c.room(), c.userId()).map(Commands::nothing);
      case Command.ListMembers c ->
          rooms
              .members(user, c.room(), c.cursor(), MEMBERS_PAGE)
              .map(members -> membersReply(members));
      case Command.PostMessage c ->
          rates.message(user, () -> messages.post(user, c.post())).map(Receipt::toJson);
      case Command.EditMessage c ->
          rates
              .message(user, () -> messages.edit(user, c.room(), c.id(), c.text()))
              .map(Commands::seqReply);
      case Command.DeleteMessage c ->
          rates
              .message(user, () -> messages.delete(user, c.room(), c.id()))
              .map(Commands::seqReply);
      case Command.ReadHistory c -> inside(user, c.room(), () -> history(c));
      case Command.SyncRoom c ->
          inside(
              user,
              c.room(),
              () -> timeline.after(c.room(), c.after(), c.limit()).map(Timeline.Page::toJson));
      case Command.ShowTyping c -> inside(user, c.room(), () -> typing(user, c.room()));
      case Command.MarkRead c -> rooms.markRead(user, c.room(), c.seq()).map(Commands::nothing);
    };
  }

  private <T> Future<T> inside(User user, String room, Supplier<Future<T>> then) {
    return door.require(user.id(), room).compose(role -> then.get());
  }

  private Future<JsonObject> history(Command.ReadHistory asked) {
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

  private Future<JsonObject> typing(User user, String room) {
    presence.typing(user, room);
    return Future.succeededFuture(new JsonObject());
  }

  private JsonObject entered(User user, Room room) {
    presence.entered(user, room.id());
    return roomReply(room);
  }

  private JsonObject membersReply(List<Member> members) {
    var list = new JsonArray();
    members.forEach(member -> list.add(memberJson(member)));
    var reply = new JsonObject().put("members", list);
    return members.size() < MEMBERS_PAGE
        ? reply
        : reply.put("cursor", members.getLast().user().id());
  }

  private JsonObject memberJson(Member member) {
    var json =
        new JsonObject()
            .put("user", member.user().toJson())
            .put("role", member.role().word())
            .put("online", presence.isOnline(member.user().id()));
    return json.put("lastSeen", Times.textOrNull(member.lastSeen()));
  }

  private static JsonObject list(List<Room> rooms) {
    var list = new JsonArray();
    rooms.forEach(room -> list.add(room.toJson()));
    return new JsonObject().put("rooms", list);
  }

  private static JsonObject roomReply(Room room) {
    return new JsonObject().put("room", room.toJson());
  }

  private static JsonObject seqReply(long seq) {
    return new JsonObject().put("seq", seq);
  }

  private static JsonObject nothing(Object done) {
    return new JsonObject();
  }
}
