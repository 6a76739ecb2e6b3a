package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.message.Timeline;
import chat.parlor.presence.Presence;
import chat.parlor.room.Door;
import chat.parlor.room.Member;
import chat.parlor.room.Room;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// What each command about rooms does, and the form of its reply.
public final class RoomCommands {
  private static final int MEMBERS_PAGE = 100;

  private final Rooms rooms;
  private final Timeline timeline;
  private final Presence presence;
  private final Door door;
  private final Rates rates;

  public RoomCommands(Rooms rooms, Timeline timeline, Presence presence, Door door, Rates rates) {
    this.rooms = rooms;
    this.timeline = timeline;
    this.presence = presence;
    this.door = door;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, Guesses guesses, RoomCommand command) {
    return switch (command) {
      case RoomCommand.Create c ->
          rates
              .opening(user, () -> rooms.create(user, c.name(), c.topic()))
              .map(room -> entered(user, room));
      case RoomCommand.Join c ->
          guesses.attempt(() -> rooms.join(user, c.code())).map(room -> entered(user, room));
      case RoomCommand.Leave c -> rooms.leave(user, c.room()).map(Reply::nothing);
      case RoomCommand.ListOwn c ->
          rooms.of(user).map(list -> Reply.list("rooms", list, Room::toJson));
      case RoomCommand.Change c ->
          rooms.rename(user, c.room(), c.name(), c.topic()).map(RoomCommands::roomReply);
      case RoomCommand.RenewCode c ->
          rooms.renewCode(user, c.room()).map(code -> Reply.of("code", code));
      case RoomCommand.RemoveMember c ->
          rooms.removeMember(user, c.room(), c.userId()).map(Reply::nothing);
      case RoomCommand.ListMembers c ->
          rooms.members(user, c.room(), c.cursor(), MEMBERS_PAGE).map(this::membersReply);
      case RoomCommand.Sync c ->
          door.require(user.id(), c.room())
              .compose(role -> timeline.after(c.room(), c.after(), c.limit()))
              .map(Timeline.Page::toJson);
      case RoomCommand.ShowTyping c ->
          door.require(user.id(), c.room()).map(role -> typing(user, c.room()));
      case RoomCommand.MarkRead c -> rooms.markRead(user, c.room(), c.seq()).map(Reply::nothing);
    };
  }

  private JsonObject typing(User user, String room) {
    presence.typing(user, room);
    return new JsonObject();
  }

  private JsonObject entered(User user, Room room) {
    presence.entered(user, room.id());
    return roomReply(room);
  }

  private JsonObject membersReply(List<Member> members) {
    var reply = Reply.list("members", members, this::memberJson);
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

  private static JsonObject roomReply(Room room) {
    return Reply.of("room", room.toJson());
  }
}
