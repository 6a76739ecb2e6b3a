package chat.parlor.settings;

import java.util.Arrays;
import java.util.Map;

/// What a command line asks for.
public sealed interface Invocation {

  /// Run the server.
  record Serve(Settings settings) implements Invocation {}

  /// Fill a data directory.
  record Seed(Settings settings, SeedPlan plan) implements Invocation {}

  /// Print something, such as the help, and leave.
  record Say(String text) implements Invocation {}

  /// Reads flags over the environment.
  ///
  /// @throws WrongSetting for anything that cannot be, with one sentence
  static Invocation of(Map<String, String> environment, String... arguments) {
    // Without arguments there is nothing for the command line's library to read, and a start from
    // the environment alone does not wait for it.
    return arguments.length == 0
        ? new Serve(Settings.read(environment, Map.of()))
        : new Flags(environment, mayBeSeed(arguments)).read(arguments);
  }

  private static boolean mayBeSeed(String... arguments) {
    return Arrays.stream(arguments)
        .anyMatch(argument -> argument.equals("seed") || argument.equals("--help"));
  }
}
