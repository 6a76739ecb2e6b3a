package chat.parlor.doors;

import chat.parlor.testing.BusClient;
import chat.parlor.testing.Inbox;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What somebody is told of, as he reads it.
final class Notified {
  private Notified() {}

  /// All notices of somebody, newest first, read page by page.
  static List<JsonObject> notices(BusClient bus) {
    return pages(bus, new JsonObject().put("limit", 7));
  }

  /// Those that are not read.
  static List<JsonObject> unread(BusClient bus) {
    return pages(bus, new JsonObject().put("limit", 7).put("unread", true));
  }

  /// How many are not read.
  static long count(BusClient bus) {
    return bus.ask("notice.list", new JsonObject().put("limit", 1)).getLong("unread");
  }

  /// What each of somebody's notices is, newest first: the kind, and the beginning of its message.
  static List<String> told(Company.Guest guest) {
    return notices(guest.bus()).stream().map(Notified::summary).toList();
  }

  static String summary(JsonObject notice) {
    var message = notice.getJsonObject("message");
    return notice.getString("kind") + (message == null ? "" : " " + message.getString("text"));
  }

  /// Where somebody's own devices hear of things.
  static Inbox device(BusClient bus, Company.Guest guest) {
    var inbox = bus.register("user." + guest.id());
    bus.settle();
    return inbox;
  }

  /// Waits for a notice whose message begins with a text.
  static JsonObject await(Inbox device, String text) {
    return device.await(
        body -> {
          var notice = body.getJsonObject("notice");
          return "notice".equals(body.getString("kind"))
              && notice.containsKey("message")
              && text.equals(notice.getJsonObject("message").getString("text"));
        });
  }

  /// Waits until so many are unread.
  static void awaitUnread(Inbox device, long unread) {
    device.await(
        body ->
            "notices.changed".equals(body.getString("kind")) && body.getLong("unread") == unread);
  }

  private static List<JsonObject> pages(BusClient bus, JsonObject ask) {
    var all = new ArrayList<JsonObject>();
    do {
      var page = bus.ask("notice.list", ask);
      page.getJsonArray("notices").forEach(notice -> all.add((JsonObject) notice));
      ask.put("cursor", page.getString("cursor"));
    } while (ask.getString("cursor") != null);
    return all;
  }
}
