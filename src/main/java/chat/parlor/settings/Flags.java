package chat.parlor.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The command line: `--flag value` or `--flag=value` for every setting, and the `seed` command
/// with flags of its own.
final class Flags {
  static final String HELP = "--help";
  static final String VERSION = "--version";

  private final boolean seed;
  private final Map<String, String> values = new HashMap<>();

  private Flags(boolean seed) {
    this.seed = seed;
  }

  /// Reads a command line.
  ///
  /// @throws WrongSetting for a flag that is none, or that lacks its value
  static Flags read(String... arguments) {
    var left = new ArrayList<>(List.of(arguments));
    var flags = new Flags(left.remove("seed"));
    while (!left.isEmpty()) {
      flags.take(left);
    }
    return flags;
  }

  private void take(List<String> left) {
    var argument = left.removeFirst().split("=", 2);
    var name = argument[0];
    if (!known().contains(name)) {
      throw new WrongSetting(name + " is not a flag of Parlor" + Suggestion.ending(name, known()));
    }
    if (argument.length == 2) {
      values.put(name, argument[1]);
    } else if (standsAlone(name) && (left.isEmpty() || left.getFirst().startsWith("--"))) {
      values.put(name, "true");
    } else if (left.isEmpty()) {
      throw new WrongSetting(name + " needs a value.");
    } else {
      values.put(name, left.removeFirst());
    }
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  boolean seed() {
    return seed;
  }

  Map<Setting, String> settings() {
    var given = new EnumMap<Setting, String>(Setting.class);
    for (var setting : Setting.values()) {
      if (has(setting.flag())) {
        given.put(setting, values.get(setting.flag()));
      }
    }
    return given;
  }

  String of(SeedFlag flag) {
    return values.getOrDefault(flag.flag(), flag.fallback());
  }

  private List<String> known() {
    var settings = Arrays.stream(Setting.values()).map(Setting::flag);
    var seeds = Arrays.stream(SeedFlag.values()).filter(flag -> seed).map(SeedFlag::flag);
    return Stream.of(settings, seeds, Stream.of(HELP, VERSION)).flatMap(names -> names).toList();
  }

  private static boolean standsAlone(String name) {
    return name.equals(HELP)
        || name.equals(VERSION)
        || Arrays.stream(Setting.values()).anyMatch(s -> s.isSwitch() && s.flag().equals(name));
  }
}
