package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.message.Timeline;
import chat.parlor.people.Unseen;
import chat.parlor.presence.Presence;
import chat.parlor.room.Door;
import chat.parlor.room.Heeds;
import chat.parlor.room.Member;
import chat.parlor.room.Reads;
import chat.parlor.room.Room;
import chat.parlor.room.Rooms;
import chat.parlor.room.Watermark;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;

/// What each command about rooms does, and the form of its reply.
public final class RoomCommands {
  private static final int MEMBERS_PAGE = 100;
  private static final int READS_PAGE = 500;

  private final Rooms rooms;
  private final Reads reads;
  private final Heeds heeds;
  private final Timeline timeline;
  private final Presence presence;
  private final Unseen unseen;
  private final Door door;
  private final Rates rates;

  public RoomCommands(
      Rooms rooms,
      Reads reads,
      Heeds heeds,
      Timeline timeline,
      Presence presence,
      Unseen unseen,
      Door door,
      Rates rates) {
    this.rooms = rooms;
    this.reads = reads;
    this.heeds = heeds;
    this.timeline = timeline;
    this.presence = presence;
    this.unseen = unseen;
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
          unseen
              .learn(user.id())
              .compose(
                  hidden ->
                      rooms
                          .members(user, c.room(), c.cursor(), MEMBERS_PAGE)
                          .map(members -> membersReply(members, hidden)));
      case RoomCommand.Sync c ->
          door.require(user.id(), c.room())
              .compose(role -> timeline.after(c.room(), c.after(), c.limit()))
              .map(Timeline.Page::toJson);
      case RoomCommand.ShowTyping c ->
          door.require(user.id(), c.room()).map(role -> typing(user, c.room()));
      case RoomCommand.ListReads c ->
          unseen
              .learn(user.id())
              .compose(
                  hidden ->
                      reads
                          .of(user, c.room(), c.cursor(), READS_PAGE)
                          .map(marks -> readsReply(marks, hidden)));
      case RoomCommand.Notify c ->
          rates
              .message(user, () -> heeds.change(user, c.room(), c.wish()))
              .map(RoomCommands::roomReply);
      case RoomCommand.MarkRead c -> reads.mark(user, c.room(), c.seq()).map(Reply::nothing);
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

  private JsonObject membersReply(List<Member> members, Set<String> hidden) {
    var reply =
        Reply.list(
            "members", members, member -> memberJson(member, hidden.contains(member.user().id())));
    return members.size() < MEMBERS_PAGE
        ? reply
        : reply.put("cursor", members.getLast().user().id());
  }

  /// @param hidden whether where they are is none of the asker's business
  private JsonObject memberJson(Member member, boolean hidden) {
    return new JsonObject()
        .put("user", member.user().toJson())
        .put("role", member.role().word())
        .put("online", !hidden && presence.isOnline(member.user().id()))
        .put("lastSeen", hidden ? null : Times.textOrNull(member.lastSeen()));
  }

  /// @param hidden whose reading is none of the asker's business
  private static JsonObject readsReply(List<Watermark> reads, Set<String> hidden) {
    var shown = reads.stream().filter(mark -> !hidden.contains(mark.userId())).toList();
    var reply = Reply.list("reads", shown, Watermark::toJson);
    return reads.size() < READS_PAGE ? reply : reply.put("cursor", reads.getLast().userId());
  }

  private static JsonObject roomReply(Room room) {
    return Reply.of("room", room.toJson());
  }
}
