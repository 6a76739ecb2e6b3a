package chat.parlor.battery.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Entries as lines of JSON and back: the name of the record, then its components.
final class JsonLines {
  private static final String NAME = "is";
  private static final Map<String, Class<?>> ENTRIES =
      Arrays.stream(Entry.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  private JsonLines() {}

  static String write(Entry entry) {
    var json = new JsonObject().put(NAME, entry.getClass().getSimpleName());
    return json.mergeIn(fields(entry)).encode();
  }

  static Entry read(String line) {
    var json = new JsonObject(line);
    return (Entry) record(ENTRIES.get(json.getString(NAME)), json);
  }

  private static JsonObject fields(Object entry) {
    var json = new JsonObject();
    for (var component : entry.getClass().getRecordComponents()) {
      json.put(component.getName(), plain(value(component, entry)));
    }
    return json;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Enum<?> word -> word.name();
      case List<?> list -> new JsonArray(list.stream().map(JsonLines::plain).toList());
      case Record nested -> fields(nested);
      default -> value;
    };
  }

  private static Object value(RecordComponent component, Object entry) {
    try {
      return component.getAccessor().invoke(entry);
    } catch (ReflectiveOperationException cannot) {
      throw new AssertionError(cannot);
    }
  }

  private static Object record(Class<?> type, JsonObject json) {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Arrays.stream(components)
            .map(component -> typed(component, json.getValue(component.getName())))
            .toArray();
    try {
      var constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException cannot) {
      throw new AssertionError(cannot);
    }
  }

  private static Object typed(RecordComponent component, Object plain) {
    var type = component.getType();
    if (type == long.class) {
      return ((Number) plain).longValue();
    }
    if (type == Act.class) {
      return Act.valueOf((String) plain);
    }
    if (type == How.class) {
      return How.valueOf((String) plain);
    }
    return switch (plain) {
      case JsonObject nested -> record(type, nested);
      case JsonArray list -> list.stream().map(JsonLines::element).toList();
      default -> plain;
    };
  }

  private static Object element(Object plain) {
    return plain instanceof JsonObject event ? record(Event.class, event) : plain;
  }
}
