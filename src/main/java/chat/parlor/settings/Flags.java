package chat.parlor.settings;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: a flag for every setting, and the `seed` command.
final class Flags {
  private static final int SEED_MAX = 10_000_000;

  private final Map<String, String> environment;
  private final CommandLine parlor;

  /// @param seeds whether the `seed` command may be meant; to know all its flags takes a moment
  /// that a start would have to wait for
  Flags(Map<String, String> environment, boolean seeds) {
    this.environment = environment;
    var spec = settings("parlor", "Parlor, a real-time chat server.");
    if (seeds) {
      spec.addSubcommand("seed", seed());
    }
    parlor = new CommandLine(spec);
  }

  private static CommandSpec seed() {
    var seed = settings("seed", "Fills an empty data directory for demonstrations and benchmarks.");
    seed.addOption(seedFlag("--users", "1000", "accounts, user0 and on"));
    seed.addOption(seedFlag("--rooms", "1", "rooms; user i is a member of room i mod rooms"));
    seed.addOption(seedFlag("--members", "" + SEED_MAX, "members a room may get at most"));
    seed.addOption(seedFlag("--messages", "0", "messages in each room"));
    seed.addOption(seedFlag("--password", "", "everybody's password; none without it"));
    seed.addOption(seedFlag("--tokens", "", "file to write the access tokens to, a line a user"));
    seed.addOption(seedFlag("--room-ids", "", "file to write the ids of the rooms to"));
    return seed;
  }

  Invocation read(String... arguments) {
    var parsed = parse(arguments);
    var asked = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
    if (asked.isUsageHelpRequested()) {
      return new Invocation.Say(asked.commandSpec().commandLine().getUsageMessage());
    }
    if (asked.isVersionHelpRequested()) {
      return new Invocation.Say("Parlor " + version() + System.lineSeparator());
    }
    var flags = flags(parsed);
    flags.putAll(flags(asked));
    var settings = Settings.read(environment, flags);
    return parsed.hasSubcommand()
        ? new Invocation.Seed(settings, plan(asked))
        : new Invocation.Serve(settings);
  }

  private ParseResult parse(String... arguments) {
    try {
      return parlor.parseArgs(arguments);
    } catch (UnmatchedArgumentException e) {
      throw unknown(e.getUnmatched().getFirst(), e.getCommandLine());
    } catch (MissingParameterException e) {
      throw new WrongSetting(nameOf(e.getMissing().getFirst()) + " needs a value.");
    } catch (ParameterException e) {
      throw new WrongSetting(e.getMessage());
    }
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static WrongSetting unknown(String argument, CommandLine command) {
    var name = argument.replaceFirst("=.*", "");
    var known = command.getCommandSpec().optionsMap().keySet();
    return new WrongSetting(
        name + " is not a flag of " + command.getCommandName() + Suggestion.ending(name, known));
  }

  private static CommandSpec settings(String name, String description) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description).width(100).sortOptions(false);
    spec.addOption(OptionSpec.builder("--help").usageHelp(true).description("say this").build());
    spec.addOption(
        OptionSpec.builder("--version").versionHelp(true).description("say the version").build());
    for (var setting : Setting.values()) {
      spec.addOption(option(setting));
    }
    return spec;
  }

  private static OptionSpec option(Setting setting) {
    var fallback = setting.fallback().isEmpty() ? "" : " [" + setting.fallback() + "]";
    var option =
        OptionSpec.builder(setting.flag())
            .type(String.class)
            .paramLabel("VALUE")
            .description(setting.explanation() + fallback + "%n" + setting.variable());
    if (setting.isSwitch()) {
      option.arity("0..1").fallbackValue("true");
    }
    return option.build();
  }

  private static OptionSpec seedFlag(String name, String fallback, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel("VALUE")
        .defaultValue(fallback)
        .description(description)
        .build();
  }

  private static EnumMap<Setting, String> flags(ParseResult parsed) {
    var flags = new EnumMap<Setting, String>(Setting.class);
    for (var setting : Setting.values()) {
      if (parsed.hasMatchedOption(setting.flag())) {
        flags.put(setting, parsed.matchedOptionValue(setting.flag(), ""));
      }
    }
    return flags;
  }

  private static SeedPlan plan(ParseResult seed) {
    return new SeedPlan(
        number(seed, "--users", 1),
        number(seed, "--rooms", 1),
        number(seed, "--members", 0),
        number(seed, "--messages", 0),
        text(seed, "--password"),
        text(seed, "--tokens").map(Path::of),
        text(seed, "--room-ids").map(Path::of));
  }

  private static Optional<String> text(ParseResult seed, String flag) {
    return Optional.of(seed.matchedOptionValue(flag, "")).filter(text -> !text.isEmpty());
  }

  private static int number(ParseResult seed, String flag, int min) {
    String text = seed.commandSpec().findOption(flag).getValue();
    var digits = text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() <= 8;
    if (!digits || text.isEmpty() || Integer.parseInt(text) < min) {
      throw new WrongSetting(
          flag + " is \"" + text + "\"; a whole number of " + min + " or more is needed.");
    }
    return Integer.parseInt(text);
  }

  private static String version() {
    return Optional.ofNullable(Flags.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
