package chat.parlor.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A strict reader of one JSON object from outside: every field is asked for by name and type, and
/// `nothingElse` refuses the rest. Each refusal names the field, never its content.
public final class Fields {
  private static final int TIME_MAX = 40;

  private final JsonObject json;
  private final Set<String> read = new HashSet<>();

  private Fields(JsonObject json) {
    this.json = json;
  }

  /// Reads an object; anything that is not one is refused.
  public static Fields of(Object value) {
    if (value instanceof JsonObject object) {
      return new Fields(object);
    }
    throw Refusal.badRequest("The body has to be a JSON object.");
  }

  /// A string of `min` to `max` UTF-16 characters.
  public String string(String name, int min, int max) {
    var value = optionalString(name, min, max);
    if (value == null) {
      throw Refusal.badRequest("\"" + name + "\" is missing.");
    }
    return value;
  }

  /// Like `string`; null when it is absent.
  public String optionalString(String name, int min, int max) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof String text)) {
      throw Refusal.badRequest("\"" + name + "\" has to be a string.");
    }
    if (text.length() > max) {
      throw new Refusal(Code.TOO_LONG, "\"" + name + "\" has at most " + max + " characters.");
    }
    if (text.length() < min) {
      throw Refusal.badRequest("\"" + name + "\" has at least " + min + " characters.");
    }
    if (text.indexOf('\0') >= 0 || !wellFormed(text)) {
      throw Refusal.badRequest("\"" + name + "\" has characters that are not text.");
    }
    return text;
  }

  /// A string that names something; one that cannot is passed on and simply not found.
  public String id(String name) {
    return string(name, 1, 200);
  }

  /// Several names of things, `min` to `max` of them.
  public List<String> ids(String name, int min, int max) {
    if (!(value(name) instanceof JsonArray array)
        || !array.stream().allMatch(each -> each instanceof String id && couldBeAnId(id))) {
      throw Refusal.badRequest("\"" + name + "\" has to be a list of ids.");
    }
    if (array.size() < min || array.size() > max) {
      throw Refusal.badRequest("\"" + name + "\" has " + min + " to " + max + " ids.");
    }
    return array.stream().map(each -> each.toString()).toList();
  }

  /// Text with something to see in it, of at most `bytesMax` UTF-8 bytes.
  public String text(String name, int bytesMax) {
    var text = draft(name, bytesMax);
    if (text.isBlank()) {
      throw Refusal.badRequest("\"" + name + "\" is blank.");
    }
    return text;
  }

  /// Text of at most `bytesMax` UTF-8 bytes, which may be empty.
  public String draft(String name, int bytesMax) {
    var text = string(name, 0, bytesMax);
    if (text.length() > bytesMax / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytesMax) {
      throw new Refusal(Code.TOO_LONG, "\"" + name + "\" has at most " + bytesMax + " bytes.");
    }
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
      throw Refusal.badRequest("\"" + name + "\" has control characters.");
    }
    return text;
  }

  /// A whole number from `min` to `max`.
  public long integer(String name, long min, long max) {
    var value = optionalInteger(name, min, max);
    if (value == null) {
      throw Refusal.badRequest("\"" + name + "\" is missing.");
    }
    return value;
  }

  /// Like `integer`; null when it is absent.
  public Long optionalInteger(String name, long min, long max) {
    var value = value(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Integer || value instanceof Long)) {
      throw Refusal.badRequest("\"" + name + "\" has to be a whole number.");
    }
    var number = ((Number) value).longValue();
    if (number < min || number > max) {
      throw Refusal.badRequest("\"" + name + "\" has to be from " + min + " to " + max + ".");
    }
    return number;
  }

  /// A number of a room's log.
  public long seq(String name) {
    return integer(name, 0, Long.MAX_VALUE);
  }

  /// How long a page may be, as `limit`; `usual` when it is absent.
  public int limit(int max, int usual) {
    var limit = optionalInteger("limit", 1, max);
    return limit == null ? usual : limit.intValue();
  }

  /// A moment as ISO-8601 with an offset or `Z`; null when it is absent.
  public OffsetDateTime optionalTime(String name) {
    var text = optionalString(name, 1, TIME_MAX);
    try {
      return text == null ? null : Times.parse(text);
    } catch (DateTimeException notATime) {
      throw Refusal.badRequest("\"" + name + "\" has to be a time such as 2026-01-31T09:05:00Z.");
    }
  }

  /// Where the page before ended, as `cursor`; empty for the first.
  public String cursor() {
    var cursor = optionalString("cursor", 1, 200);
    return cursor == null ? "" : cursor;
  }

  /// Where the page before ended in a log, as `cursor`; 0 for the first.
  public long cursorSeq() {
    var cursor = cursor();
    if (!cursor.matches("[0-9]{0,18}")) {
      throw Refusal.badRequest("\"cursor\" is not one of this list.");
    }
    return cursor.isEmpty() ? 0 : Long.parseLong(cursor);
  }

  /// True or false; null when it is absent.
  public Boolean optionalBoolean(String name) {
    var value = value(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    throw Refusal.badRequest("\"" + name + "\" has to be true or false.");
  }

  /// An object inside; null when it is absent.
  public JsonObject optionalObject(String name) {
    var value = value(name);
    if (value == null || value instanceof JsonObject) {
      return (JsonObject) value;
    }
    throw Refusal.badRequest("\"" + name + "\" has to be an object.");
  }

  /// Several strings of 1 to `lengthMax` characters, `max` of them at most.
  public List<String> strings(String name, int max, int lengthMax) {
    if (!(value(name) instanceof JsonArray array)
        || !array.stream().allMatch(each -> each instanceof String text && isText(text))) {
      throw Refusal.badRequest("\"" + name + "\" has to be a list of strings.");
    }
    if (array.size() > max) {
      throw Refusal.badRequest("\"" + name + "\" has at most " + max + " entries.");
    }
    if (array.stream().anyMatch(each -> each.toString().length() > lengthMax)) {
      throw new Refusal(Code.TOO_LONG, "\"" + name + "\" has entries that are too long.");
    }
    return array.stream().map(each -> each.toString()).toList();
  }

  /// Whether the field is there, be it null.
  public boolean has(String name) {
    read.add(name);
    return json.containsKey(name);
  }

  /// Any value, for a reader further down; null when it is absent.
  public Object value(String name) {
    read.add(name);
    return json.getValue(name);
  }

  /// Refuses every field that was not asked for.
  public void nothingElse() {
    for (var name : json.fieldNames()) {
      if (!read.contains(name)) {
        throw Refusal.badRequest("There is a field that does not belong here.");
      }
    }
  }

  private static boolean couldBeAnId(String id) {
    return id.length() <= 200 && isText(id);
  }

  private static boolean isText(String text) {
    return !text.isEmpty() && text.indexOf('\0') < 0 && wellFormed(text);
  }

  /// No lone surrogates: they have no UTF-8 form and would come back changed.
  private static boolean wellFormed(String text) {
    for (var i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isHighSurrogate(text.charAt(i))
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
