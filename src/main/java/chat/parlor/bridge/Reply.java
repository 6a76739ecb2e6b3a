package chat.parlor.bridge;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/// The forms in which commands are answered.
final class Reply {
  private Reply() {}

  /// `{}`: it is done.
  static JsonObject nothing(Object done) {
    return new JsonObject();
  }

  /// `{name: value}`.
  static JsonObject of(String name, Object value) {
    return new JsonObject().put(name, value);
  }

  /// `{name: [value…]}`.
  static <T> JsonObject list(String name, List<T> values, Function<T, JsonObject> form) {
    var list = new JsonArray();
    values.forEach(value -> list.add(form.apply(value)));
    return of(name, list);
  }
}
