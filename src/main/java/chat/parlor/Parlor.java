package chat.parlor;

import chat.parlor.cluster.CannotJoin;
import chat.parlor.settings.Invocation;
import chat.parlor.settings.Settings;
import chat.parlor.settings.WrongSetting;

/// The program.
public final class Parlor {
  private static final int CANNOT_START = 1;
  private static final int WRONG_SETTING = 2;

  private Parlor() {}

  /// Serves, seeds or says. What cannot be is one sentence on standard error and an exit code: 2
  /// for a wrong setting, 1 for anything else in the way.
  public static void main(String[] arguments) {
    try {
      switch (Invocation.of(System.getenv(), arguments)) {
        case Invocation.Say(var text) -> System.out.print(text);
        case Invocation.Serve(var settings) -> serve(settings);
        case Invocation.Seed(var settings, var plan) -> Seed.fill(settings, plan);
      }
    } catch (WrongSetting wrong) {
      leave(WRONG_SETTING, wrong);
    } catch (CannotStart | CannotJoin reason) {
      leave(CANNOT_START, reason);
    }
  }

  private static void serve(Settings settings) {
    Logs.shape(settings.log());
    var server = new Server(settings);
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(server), "parlor-drain"));
    System.out.println("Parlor is listening on " + server.url());
  }

  /// Runs on SIGTERM and SIGINT. A virtual machine that is signalled ends with 128 and the number
  /// of the signal, whatever was achieved; a clean end should say 0.
  private static void drain(Server server) {
    server.stop();
    Runtime.getRuntime().halt(0);
  }

  private static void leave(int exitCode, RuntimeException reason) {
    System.err.println(reason.getMessage());
    System.exit(exitCode);
  }
}
