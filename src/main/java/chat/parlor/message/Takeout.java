package chat.parlor.message;

import chat.parlor.account.Devices;
import chat.parlor.account.Profile;
import chat.parlor.account.Profiles;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.people.Blocks;
import chat.parlor.people.Friends;
import chat.parlor.people.Pictures;
import chat.parlor.room.Room;
import chat.parlor.room.Rooms;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// All that Parlor knows of one person, as one JSON object, read and handed on page by page:
/// `{me, picture, sessions, friends, blocked, rooms, messages, edits, reactions, drafts, keywords,
/// notices, reminders}`.
public final class Takeout {
  private static final int RETRY_MS = 10_000;

  private final Set<String> taking = ConcurrentHashMap.newKeySet();
  private final Profiles profiles;
  private final Devices devices;
  private final Friends friends;
  private final Blocks blocks;
  private final Pictures pictures;
  private final Rooms rooms;
  private final TakeoutStore store;

  public Takeout(
      Database database,
      Profiles profiles,
      Devices devices,
      Friends friends,
      Blocks blocks,
      Pictures pictures,
      Rooms rooms) {
    this.profiles = profiles;
    this.devices = devices;
    this.friends = friends;
    this.blocks = blocks;
    this.pictures = pictures;
    this.rooms = rooms;
    this.store = new TakeoutStore(database);
  }

  /// Where it goes; the future completes when there is room for more.
  @FunctionalInterface
  public interface Sink {
    Future<Void> write(String text);
  }

  /// Part of a list.
  ///
  /// @param cursor where the next part begins; null after the last
  record Part(List<JsonObject> items, String cursor) {}

  /// Writes all of it, once at a time for each person. What is written when it fails is no whole
  /// object.
  public Future<Void> write(User user, Sink sink) {
    if (!taking.add(user.id())) {
      return Future.failedFuture(Refusal.rateLimited(RETRY_MS));
    }
    return writeAll(user, sink).onComplete(done -> taking.remove(user.id()));
  }

  private Future<Void> writeAll(User user, Sink sink) {
    return profiles
        .read(user.id())
        .map(Profile::toJson)
        .compose(me -> sink.write("{\"me\":" + me.encode()))
        .compose(v -> pictures.own(user))
        .compose(image -> sink.write(",\"picture\":\"" + base64(image) + "\""))
        .compose(v -> list(sink, "sessions", cursor -> sessions(user)))
        .compose(v -> list(sink, "friends", cursor -> friends(user, cursor)))
        .compose(v -> list(sink, "blocked", cursor -> blocked(user, cursor)))
        .compose(v -> list(sink, "rooms", cursor -> rooms(user)))
        .compose(v -> list(sink, "messages", cursor -> store.messages(user.id(), cursor)))
        .compose(v -> list(sink, "edits", cursor -> store.edits(user.id(), cursor)))
        .compose(v -> list(sink, "reactions", cursor -> store.reactions(user.id(), cursor)))
        .compose(v -> list(sink, "drafts", cursor -> store.drafts(user.id(), cursor)))
        .compose(v -> list(sink, "keywords", cursor -> store.keywords(user.id(), cursor)))
        .compose(v -> list(sink, "notices", cursor -> store.notices(user.id(), cursor)))
        .compose(v -> list(sink, "reminders", cursor -> store.reminders(user.id(), cursor)))
        .compose(v -> sink.write("}\n"));
  }

  private static Future<Void> list(Sink sink, String name, Function<String, Future<Part>> parts) {
    return sink.write(",\"" + name + "\":[")
        .compose(v -> items(sink, "", true, parts))
        .compose(v -> sink.write("]"));
  }

  private static Future<Void> items(
      Sink sink, String cursor, boolean first, Function<String, Future<Part>> parts) {
    return parts
        .apply(cursor)
        .compose(
            part -> {
              var text = new StringBuilder();
              var comma = !first;
              for (var item : part.items()) {
                text.append(comma ? ",\n" : "\n").append(item.encode());
                comma = true;
              }
              var nextIsFirst = !comma;
              var written = sink.write(text.toString());
              return part.cursor() == null
                  ? written
                  : written.compose(v -> items(sink, part.cursor(), nextIsFirst, parts));
            });
  }

  /// The JPEG, empty when there is none.
  private static String base64(Buffer image) {
    return Base64.getEncoder().encodeToString(image.getBytes());
  }

  private Future<Part> sessions(User user) {
    return devices
        .of(user)
        .map(
            sessions ->
                new Part(sessions.stream().map(session -> session.toJson(false)).toList(), null));
  }

  private Future<Part> friends(User user, String cursor) {
    return friends
        .of(user, cursor)
        .map(
            ties ->
                new Part(
                    ties.stream()
                        .map(
                            tied ->
                                new JsonObject()
                                    .put("user", tied.user().toJson())
                                    .put("state", tied.tie().word())
                                    .put("since", Times.text(tied.at())))
                        .toList(),
                    ties.size() < Friends.PAGE ? null : ties.getLast().user().id()));
  }

  private Future<Part> blocked(User user, String cursor) {
    return blocks
        .of(user, cursor)
        .map(
            people ->
                new Part(
                    people.stream()
                        .map(
                            one ->
                                new JsonObject()
                                    .put("user", one.user().toJson())
                                    .put("at", Times.text(one.at())))
                        .toList(),
                    people.size() < Blocks.PAGE ? null : people.getLast().user().id()));
  }

  private Future<Part> rooms(User user) {
    return rooms.of(user).map(list -> new Part(list.stream().map(Room::toJson).toList(), null));
  }
}
