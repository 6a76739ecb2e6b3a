package chat.parlor.message;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// Whom a message calls: everybody in the room, everybody who is here, and people by id.
record Mentions(boolean all, boolean here, List<String> users) {
  static final Mentions NONE = new Mentions(false, false, List.of());

  private static final String ALL = "all";
  private static final String HERE = "here";

  Mentions {
    users = List.copyOf(users);
  }

  boolean none() {
    return !all && !here && users.isEmpty();
  }

  /// As it is kept with the message: words separated by spaces, or null.
  String stored() {
    if (none()) {
      return null;
    }
    var words = new ArrayList<String>();
    if (all) {
      words.add(ALL);
    }
    if (here) {
      words.add(HERE);
    }
    words.addAll(users);
    return String.join(" ", words);
  }

  static Mentions of(String stored) {
    if (stored == null) {
      return NONE;
    }
    var words = new ArrayList<>(List.of(stored.split(" ")));
    return new Mentions(words.remove(ALL), words.remove(HERE), words);
  }

  /// `{users, here?, all?}`.
  JsonObject toJson() {
    var json = new JsonObject().put("users", new JsonArray(users));
    if (here) {
      json.put(HERE, true);
    }
    return all ? json.put(ALL, true) : json;
  }
}
