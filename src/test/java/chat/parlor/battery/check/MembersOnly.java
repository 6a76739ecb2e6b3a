package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// I7: nothing reaches who is not a member, by event or by answer; a removed member gets nothing
/// a second after the removal was answered, and nothing that happened after it ever.
final class MembersOnly implements Invariant {
  private final Patience patience;

  MembersOnly(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    var leaving = new HashMap<String, Map<String, Long>>();
    facts.rooms().forEach((room, log) -> leaving.put(room, lastLeft(log)));
    facts.streams.forEach(
        (place, stream) -> {
          for (var entry : stream) {
            if (entry instanceof Delivered it) {
              var left = leaving.getOrDefault(place.room(), Map.of()).get(place.user());
              checkDelivery(it, place, left, facts, violated);
            }
          }
        });
    facts.asked.values().forEach(call -> checkAnswer(call, facts, violated));
  }

  /// The number under which each user was last said to be gone.
  private static Map<String, Long> lastLeft(List<Event> log) {
    var left = new HashMap<String, Long>();
    log.stream()
        .filter(event -> event.kind().equals(Event.LEFT))
        .forEach(event -> left.put(event.id(), event.seq()));
    return left;
  }

  private void checkDelivery(
      Delivered it, Facts.Place place, Long leftSeq, Facts facts, Consumer<String> violated) {
    var outUs = facts.memberships.outSinceUs(place.user(), place.room(), it.atUs());
    if (outUs < 0
        || it.atUs() <= allowedUntilUs(outUs, facts)
        || Memberships.isInsideAgain(facts, place, it.event().seq())) {
      return;
    }
    var happenedLater = leftSeq == null || it.event().seq() > leftSeq;
    if (facts.isPrompt(place.user()) || happenedLater) {
      violated.accept(
          "leaked: number %d of room %s reached %s, who was not a member since %d ms"
              .formatted(
                  it.event().seq(),
                  place.room(),
                  facts.name(place.user()),
                  (it.atUs() - outUs) / 1_000));
    }
  }

  private void checkAnswer(Asked call, Facts facts, Consumer<String> violated) {
    var answer = facts.answer(call);
    if (answer.isEmpty() || !call.act().isForMembers()) {
      return;
    }
    var outUs = facts.memberships.outSinceUs(call.user(), call.room(), call.atUs());
    if (outUs >= 0
        && call.atUs() > allowedUntilUs(outUs, facts)
        && !facts.memberships.mayBeInside(
            call.user(), call.room(), answer.map(Answered::atUs).orElseThrow())) {
      violated.accept(
          "leaked: %s of room %s was answered to %s, who was not a member"
              .formatted(call.act(), call.room(), facts.name(call.user())));
    }
  }

  /// Who never was inside gets nothing at any time.
  private long allowedUntilUs(long outUs, Facts facts) {
    return outUs == 0 ? 0 : facts.weather.deadlineUs(outUs, patience.removal());
  }
}
