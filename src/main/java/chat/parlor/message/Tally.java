package chat.parlor.message;

import chat.parlor.account.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// One emoji of a message: how many put it there, and the first of them.
record Tally(String emoji, int count, List<User> users) {
  /// People shown with an emoji, and with all of a message's.
  static final int USERS_MAX = 20;

  static final int MESSAGE_USERS_MAX = 100;
  private static final int USER_BYTES = 160;

  Tally {
    users = List.copyOf(users);
  }

  /// The emoji of one message, with as many people as fit.
  static JsonArray toJson(List<Tally> tallies) {
    var json = new JsonArray();
    tallies.forEach(tally -> json.add(tally.toJson(shown(tallies))));
    return json;
  }

  /// About how many bytes they take.
  static int size(List<Tally> tallies) {
    var bytes = 0;
    for (var tally : tallies) {
      bytes += (1 + Math.min(tally.users.size(), shown(tallies))) * USER_BYTES;
    }
    return bytes;
  }

  private static int shown(List<Tally> tallies) {
    return Math.min(USERS_MAX, MESSAGE_USERS_MAX / tallies.size());
  }

  private JsonObject toJson(int usersMax) {
    var first = new JsonArray();
    users.stream().limit(usersMax).forEach(user -> first.add(user.toJson()));
    return new JsonObject().put("emoji", emoji).put("count", count).put("users", first);
  }
}
