package chat.parlor.settings;

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
    return new Flags(environment).read(arguments);
  }
}
