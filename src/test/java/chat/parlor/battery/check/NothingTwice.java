package chat.parlor.battery.check;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Log;
import chat.parlor.battery.history.Event;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/// I2: a `clientId` of a sender is in the logs at most once, however often it was sent, and every
/// answer to it is the same.
final class NothingTwice implements Invariant {
  /// A message as its sender knows it.
  private record Own(String author, String clientId) {}

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    var inDatabase = new HashMap<Own, String>();
    for (var log : facts.logs) {
      checkLog(log, log.isDatabase() ? inDatabase : new HashMap<>(), facts, violated);
    }
    facts
        .asked(Act.POST)
        .forEach(
            post -> {
              var answers = facts.answers.getOrDefault(post.call(), List.of());
              var different = answers.stream().map(NothingTwice::withoutTime).distinct().toList();
              if (different.size() > 1) {
                violated.accept(
                    "doubled: %s got different answers for %s in room %s: %s"
                        .formatted(
                            facts.name(post.user()), post.subject(), post.room(), different));
              }
            });
  }

  private static Answered withoutTime(Answered answer) {
    return new Answered(0, answer.call(), answer.id(), answer.seq(), answer.stamp());
  }

  private static void checkLog(
      Log log, HashMap<Own, String> seen, Facts facts, Consumer<String> violated) {
    for (var event : log.events()) {
      if (event.kind().equals(Event.POSTED)) {
        var here = "number " + event.seq() + " of room " + log.room();
        var before = seen.put(new Own(event.author(), event.clientId()), here);
        if (before != null) {
          violated.accept(
              "doubled: %s of %s is %s and %s"
                  .formatted(event.clientId(), facts.name(event.author()), before, here));
        }
      }
    }
  }
}
