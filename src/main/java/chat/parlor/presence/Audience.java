package chat.parlor.presence;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.people.Friends;
import chat.parlor.room.Kind;
import chat.parlor.room.RoomEvent;
import chat.parlor.room.RoomLog;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Those on this node who are shown that somebody came or went: listeners in his rooms, and his
/// friends. It belongs to the worker of presence.
final class Audience {
  private static final long RETRY_MS = 2_000;
  private static final int TOLD_AT_ONCE_MAX = 200;

  private final Rooms rooms;
  private final Friends friends;
  private final RoomLog log;
  private final Notices notices;
  private final Presence presence;
  private final Map<String, Window> windows = new HashMap<>();

  /// Whose rooms and friends could not be read; they are told when the database is back.
  private final Map<String, News> untold = new HashMap<>();

  private Vertx vertx;

  Audience(Rooms rooms, Friends friends, RoomLog log, Notices notices, Presence presence) {
    this.rooms = rooms;
    this.friends = friends;
    this.log = log;
    this.notices = notices;
    this.presence = presence;
  }

  /// Somebody has come or gone.
  record News(User user, OffsetDateTime at) {}

  void start(Vertx vertx) {
    this.vertx = vertx;
  }

  /// Tells a room alone.
  void tell(String room, Change change) {
    show(Address.ofRoom(room), change);
  }

  /// What is told is how it is when the rooms are known, not how it was when they were asked for.
  void tell(List<News> news) {
    for (var from = 0; from < news.size(); from += TOLD_AT_ONCE_MAX) {
      var some = news.subList(from, Math.min(news.size(), from + TOLD_AT_ONCE_MAX));
      var ids = some.stream().map(one -> one.user().id()).toList();
      var inRooms = rooms.idsOf(ids);
      var ofFriends = friends.ofEach(ids);
      Future.all(inRooms, ofFriends)
          .onSuccess(read -> some.forEach(one -> tell(one, inRooms.result(), ofFriends.result())))
          .onFailure(failure -> tellLater(some));
    }
  }

  private void tellLater(List<News> news) {
    if (untold.isEmpty()) {
      vertx.setTimer(RETRY_MS, timer -> tellUntold());
    }
    news.forEach(one -> untold.put(one.user().id(), one));
  }

  private void tellUntold() {
    var news = List.copyOf(untold.values());
    untold.clear();
    tell(news);
  }

  private void tell(
      News news, Map<String, List<String>> inRooms, Map<String, List<String>> ofFriends) {
    var user = news.user();
    var change = new Change(user, presence.isOnline(user.id()), news.at());
    for (var room : inRooms.getOrDefault(user.id(), List.of())) {
      show(Address.ofRoom(room), change);
    }
    for (var friend : ofFriends.getOrDefault(user.id(), List.of())) {
      if (presence.isHere(friend)) {
        show(Address.ofUser(friend), change);
      }
    }
  }

  /// @param address of a room, or of a friend with a socket here
  private void show(String address, Change change) {
    var window =
        windows.computeIfAbsent(
            address, to -> new Window(vertx, body -> show(to, body), () -> windows.remove(to)));
    window.add(change);
  }

  private void show(String address, JsonObject body) {
    var friend = Address.userOf(address);
    if (friend == null) {
      log.mentionHere(RoomEvent.passing(Address.roomOf(address), Kind.PRESENCE, body));
    } else {
      notices.tellHere(friend, body.put("kind", Kind.PRESENCE.word()));
    }
  }
}
