package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry;
import java.util.ArrayList;
import java.util.List;

/// The promise, held against a history. It needs nothing but the history, so a run can be checked
/// again at any time.
public final class Checker {
  private static final int VIOLATIONS_MAX = 20;

  private final List<Invariant> invariants;

  public Checker(Patience patience) {
    invariants =
        List.of(
            new EveryAcknowledgedIsKept(),
            new NothingTwice(),
            new AllAgree(),
            new NoHoles(),
            new NothingInvented(),
            new SendersOrder(),
            new MembersOnly(patience),
            new HeadsGrow(),
            new EditsConverge(),
            new PresenceIsTrue(patience),
            new HealsSoon(patience),
            new RevokedIsClosed(patience));
  }

  /// Everything that is wrong; of each invariant the first twenty.
  public List<Violation> check(List<Entry> history) {
    var facts = new Facts(history);
    var found = new ArrayList<Violation>();
    for (var invariant : invariants) {
      var name = invariant.getClass().getSimpleName();
      var sentences = new ArrayList<String>();
      invariant.check(facts, sentences::add);
      sentences.stream()
          .limit(VIOLATIONS_MAX)
          .forEach(sentence -> found.add(new Violation(name, sentence)));
      if (sentences.size() > VIOLATIONS_MAX) {
        found.add(
            new Violation(name, "and " + (sentences.size() - VIOLATIONS_MAX) + " more like these"));
      }
    }
    return found;
  }
}
