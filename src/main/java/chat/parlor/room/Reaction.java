package chat.parlor.room;

import static java.util.Objects.requireNonNull;

import io.vertx.core.json.JsonObject;

/// An emoji that somebody has put to a message, or taken away again.
public record Reaction(String emoji, boolean added) {
  public Reaction {
    requireNonNull(emoji);
  }

  JsonObject toJson() {
    return new JsonObject().put("emoji", emoji).put("added", added);
  }
}
