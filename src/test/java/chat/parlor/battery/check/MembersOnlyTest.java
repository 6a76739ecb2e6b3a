package chat.parlor.battery.check;

import static chat.parlor.battery.check.Spoiled.first;
import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Repeated;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who was let in twice by one command: a node that was stopped did it again, after it had been
/// repeated elsewhere and taken back.
@Timeout(60)
class MembersOnlyTest {
  private final List<Entry> history =
      new Tale()
          .comes("ann")
          .comes("eve")
          .joins("ann")
          .joins("eve")
          .removes("ann", "eve")
          .joinsLate("eve")
          .seconds(2)
          .says("ann", "secret")
          .ends();

  @Test
  void whoRepeatedTheCommandMayHear() {
    var join = first(history, Asked.class, it -> it.act() == Act.JOIN && it.user().equals("eve"));
    history.add(history.indexOf(join) + 1, new Repeated(join.atUs() + 1, join.call()));
    assertThat(leaks()).isEmpty();
  }

  @Test
  void whoDidNotIsFound() {
    assertThat(leaks()).anySatisfy(leak -> assertThat(leak).contains("reached eve"));
  }

  private List<String> leaks() {
    return new Checker(Patience.times(1))
        .check(history).stream()
            .filter(violation -> violation.invariant().equals("MembersOnly"))
            .map(Violation::sentence)
            .toList();
  }
}
