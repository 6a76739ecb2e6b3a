package chat.parlor.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an operator gave: each setting's text, and under which name, so that an error can say it.
final class Given {
  private final Map<Setting, String> texts = new EnumMap<>(Setting.class);
  private final Map<Setting, String> names = new HashMap<>();

  /// Takes the environment, then the flags over it. An unknown `PARLOR_` variable is an error.
  ///
  /// @throws WrongSetting for a variable that is no setting
  Given(Map<String, String> environment, Map<Setting, String> flags) {
    environment.forEach(this::takeVariable);
    flags.forEach((setting, text) -> take(setting, text, setting.flag()));
  }

  private void takeVariable(String variable, String text) {
    if (variable.startsWith(Setting.PREFIX)) {
      var setting = Setting.ofVariable(variable).orElseThrow(() -> unknown(variable));
      take(setting, text, setting.variable());
    }
  }

  /// An empty text is how a script says "not set".
  private void take(Setting setting, String text, String name) {
    if (!text.isBlank()) {
      texts.put(setting, text.strip());
      names.put(setting, name);
    }
  }

  Optional<String> text(Setting setting) {
    var text = texts.getOrDefault(setting, setting.fallback());
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// Whether somebody said so, as opposed to what applies without a word.
  boolean isGiven(Setting setting) {
    return texts.containsKey(setting);
  }

  String required(Setting setting) {
    return text(setting).orElseThrow(() -> wrong(setting, "a value is needed"));
  }

  int integer(Setting setting, int min, int max) {
    var needed = "a whole number from " + min + " to " + max + " is needed";
    try {
      var number = Integer.parseInt(required(setting));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(setting, needed);
    }
    throw wrong(setting, needed);
  }

  boolean yes(Setting setting) {
    return choice(setting, "true", "false").equals("true");
  }

  String choice(Setting setting, String... choices) {
    var text = required(setting);
    if (!List.of(choices).contains(text)) {
      throw wrong(setting, "one of " + String.join(", ", choices) + " is needed");
    }
    return text;
  }

  Optional<Path> path(Setting setting) {
    try {
      return text(setting).map(Path::of);
    } catch (InvalidPathException e) {
      throw wrong(setting, "a file name is needed");
    }
  }

  List<String> list(Setting setting) {
    var items = new ArrayList<String>();
    for (var item : text(setting).orElse("").split(",")) {
      if (!item.isBlank()) {
        items.add(item.strip());
      }
    }
    return List.copyOf(items);
  }

  /// The error about one setting, with what was given unless that is a secret.
  WrongSetting wrong(Setting setting, String needed) {
    var name = name(setting);
    var given = setting.isSecret() ? "" : " is \"" + text(setting).orElse("") + "\"";
    return new WrongSetting(name + given + (given.isEmpty() ? ": " : "; ") + needed + ".");
  }

  /// The name a setting was given under, else that of its variable.
  String name(Setting setting) {
    return names.getOrDefault(setting, setting.variable());
  }

  private static WrongSetting unknown(String variable) {
    var known = Arrays.stream(Setting.values()).map(Setting::variable).toList();
    return new WrongSetting(
        variable + " is not a setting of Parlor" + Suggestion.ending(variable, known));
  }
}
