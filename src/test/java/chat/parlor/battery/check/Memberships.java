package chat.parlor.battery.check;

import chat.parlor.battery.check.Facts.Place;
import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Who could be inside which room when: from the moment somebody asked to enter until the moment
/// the server said that they were out.
final class Memberships {
  private final Map<Place, List<Stay>> moves = new HashMap<>();

  /// A change of who is inside, from the question to its answer.
  private record Stay(boolean in, long askedUs, long answeredUs) {
    boolean overlaps(Stay other) {
      return askedUs <= other.answeredUs && other.askedUs <= answeredUs;
    }
  }

  Memberships(Facts facts) {
    for (var call : facts.asked.values()) {
      var answeredUs = facts.answer(call).map(Answered::atUs).orElse(Long.MAX_VALUE);
      switch (call.act()) {
        case CREATE -> {
          var room = facts.answer(call).map(Answered::id).orElse("");
          add(call.user(), room, new Stay(true, call.atUs(), answeredUs));
        }
        case JOIN -> add(call.user(), call.room(), new Stay(true, call.atUs(), answeredUs));
        case LEAVE -> add(call.user(), call.room(), new Stay(false, call.atUs(), answeredUs));
        case REMOVE -> add(call.subject(), call.room(), new Stay(false, call.atUs(), answeredUs));
        case POST, EDIT, DELETE, HISTORY, SYNC, MEMBERS -> {}
      }
    }
  }

  private void add(String user, String room, Stay stay) {
    moves.computeIfAbsent(new Place(user, room), place -> new ArrayList<>()).add(stay);
  }

  /// Whether somebody may be inside at a time.
  boolean mayBeInside(String user, String room, long atUs) {
    return outSinceUs(user, room, atUs) < 0;
  }

  /// Since when somebody is surely outside at a time; -1 for somebody who may be inside. Of two
  /// moves at once nobody knows which was the later one.
  long outSinceUs(String user, String room, long atUs) {
    var all = moves.getOrDefault(new Place(user, room), List.of());
    var outUs = 0L;
    var inUs = -1L;
    for (var stay : all) {
      if (stay.in && stay.askedUs <= atUs) {
        inUs = Math.max(inUs, stay.askedUs);
      } else if (!stay.in && stay.answeredUs <= atUs && isAlone(stay, all)) {
        outUs = Math.max(outUs, stay.answeredUs);
      }
    }
    return inUs >= outUs ? -1 : outUs;
  }

  private static boolean isAlone(Stay out, List<Stay> all) {
    return all.stream().noneMatch(other -> other.in && other.overlaps(out));
  }

  /// Whether somebody is a member all the time, nobody having asked for anything else.
  boolean isInsideThroughout(String user, String room, long fromUs, long toUs) {
    var all = moves.getOrDefault(new Place(user, room), List.of());
    return mayBeInside(user, room, fromUs)
        && all.stream().noneMatch(move -> move.askedUs <= toUs && move.answeredUs >= fromUs);
  }

  /// Whether somebody who asked to enter and was not answered, and asked again, was let in a second
  /// time after having left: a node that was stopped does what it still had. Then he is inside, as
  /// the log of the room says.
  static boolean isInsideAgain(Facts facts, Place place, long seq) {
    var askedAgain =
        facts
            .asked(Act.JOIN)
            .filter(call -> call.user().equals(place.user()) && call.room().equals(place.room()))
            .anyMatch(call -> facts.repeated.contains(call.call()));
    return askedAgain
        && atTheEnd(facts.log(place.room()).stream().filter(it -> it.seq() <= seq).toList())
            .contains(place.user());
  }

  /// Who is inside by the log of the room.
  static Set<String> atTheEnd(List<Event> log) {
    var inside = new TreeSet<String>();
    for (var event : log) {
      switch (event.kind()) {
        case Event.JOINED -> inside.add(event.id());
        case Event.LEFT -> inside.remove(event.id());
        default -> {}
      }
    }
    return inside;
  }
}
