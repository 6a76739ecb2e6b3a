package chat.parlor.battery.check;

import java.util.function.Consumer;

/// One thing that must be true of every history.
@FunctionalInterface
interface Invariant {
  /// Tells each way in which it is not, as a sentence.
  void check(Facts facts, Consumer<String> violated);
}
