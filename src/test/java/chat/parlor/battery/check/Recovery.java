package chat.parlor.battery.check;

import chat.parlor.battery.check.Facts.Place;
import chat.parlor.battery.check.Weather.Spell;
import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a run got over one fault.
///
/// @param fault what was broken
/// @param healedUs when it was whole again
/// @param firstSendUs from then to the first acknowledgement; -1 if nobody sent anything any more
/// @param lastToCatchUp who was the last to see all that was acknowledged until then
public record Recovery(String fault, long healedUs, long firstSendUs, Laggard lastToCatchUp) {
  /// A member and how long they took to see a number; for ever is `Long.MAX_VALUE`.
  public record Laggard(String name, String room, long seq, long tookUs) {
    private static final Laggard NOBODY = new Laggard("", "", 0, 0);
  }

  /// Of each fault that was healed, in the order of the history.
  public static List<Recovery> all(List<Entry> history) {
    return all(new Facts(history), Patience.times(1).caughtUp());
  }

  static List<Recovery> all(Facts facts, long windowUs) {
    var views = new HashMap<Place, View>();
    facts.streams.forEach((place, stream) -> views.put(place, new View(stream)));
    var posts = facts.asked(Act.POST).filter(post -> facts.answer(post).isPresent()).toList();
    return facts.weather.spells().stream()
        .filter(Spell::isHealed)
        .map(
            spell -> {
              var known = new HashMap<String, Long>();
              var firstUs = Long.MAX_VALUE;
              for (var post : posts) {
                var answer = facts.answer(post).orElseThrow();
                if (answer.atUs() <= spell.toUs()) {
                  known.merge(post.room(), answer.seq(), Math::max);
                } else {
                  firstUs = Math.min(firstUs, answer.atUs());
                }
              }
              return new Recovery(
                  spell.fault(),
                  spell.toUs(),
                  firstUs == Long.MAX_VALUE ? -1 : firstUs - spell.toUs(),
                  laggard(facts, views, known, spell.toUs(), windowUs));
            })
        .toList();
  }

  private static Laggard laggard(
      Facts facts, Map<Place, View> views, Map<String, Long> known, long healedUs, long windowUs) {
    var last = Laggard.NOBODY;
    for (var view : views.entrySet()) {
      var place = view.getKey();
      var seq = known.getOrDefault(place.room(), 0L);
      if (seq > 0
          && facts.isPrompt(place.user())
          && facts.memberships.isInsideThroughout(
              place.user(), place.room(), healedUs, healedUs + windowUs)) {
        var tookUs = view.getValue().reachedUs(seq) - healedUs;
        if (tookUs > last.tookUs) {
          last = new Laggard(facts.name(place.user()), place.room(), seq, tookUs);
        }
      }
    }
    return last;
  }

  /// When a client's copy reached which number.
  private static final class View {
    private final List<Long> reachedUs = new ArrayList<>();

    View(List<Entry> stream) {
      var copy = new Applied();
      for (var entry : stream) {
        copy.take(entry);
        while (reachedUs.size() > copy.last()) {
          reachedUs.removeLast();
        }
        if (reachedUs.size() < copy.last()) {
          reachedUs.add(entry.atUs());
        }
      }
    }

    long reachedUs(long seq) {
      return seq <= reachedUs.size() ? reachedUs.get((int) seq - 1) : Long.MAX_VALUE;
    }
  }
}
