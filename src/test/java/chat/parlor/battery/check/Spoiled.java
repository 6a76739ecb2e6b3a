package chat.parlor.battery.check;

import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Log;
import chat.parlor.battery.history.Entry.Read;
import chat.parlor.battery.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Ways to spoil a history that was right.
final class Spoiled {
  private Spoiled() {}

  static Predicate<Entry> delivered(String user, long seq) {
    return entry ->
        entry instanceof Delivered it && it.link() == linkOf(user) && it.event().seq() == seq;
  }

  /// The sockets of the first three are the first three numbers of a tale; she came later.
  static long linkOf(String user) {
    return switch (user) {
      case "ann" -> 1;
      case "bob" -> 2;
      case "eve" -> 3;
      case "zoe" -> 13;
      default -> throw new IllegalArgumentException(user);
    };
  }

  static UnaryOperator<Entry> bringBackTwo() {
    return entry ->
        entry instanceof Read read
            ? new Read(
                read.atUs(),
                read.call(),
                read.shown().stream()
                    .map(e -> e.id().equals("id-of-two") ? hashed(e, Event.hash("two")) : e)
                    .toList())
            : entry;
  }

  static boolean isAnswerFor(Entry entry, String id) {
    return entry instanceof Answered answer && answer.id().equals(id);
  }

  static Delivered shows(Delivered it, String id) {
    var event = it.event();
    return new Delivered(
        it.atUs(),
        it.link(),
        it.room(),
        it.how(),
        new Event(event.seq(), event.kind(), id, "four", event.author(), Event.hash("four")));
  }

  static Delivered says(Delivered it, String text) {
    return new Delivered(
        it.atUs(), it.link(), it.room(), it.how(), hashed(it.event(), Event.hash(text)));
  }

  static Event hashed(Event event, long hash) {
    return new Event(event.seq(), event.kind(), event.id(), event.clientId(), event.author(), hash);
  }

  static Event moved(Event event, long seq) {
    return new Event(seq, event.kind(), event.id(), event.clientId(), event.author(), event.hash());
  }

  static List<Event> cut(List<Event> log, long from) {
    return log.stream().filter(event -> event.seq() < from).toList();
  }

  static List<Event> and(List<Event> log, Event event) {
    var longer = new ArrayList<>(log);
    longer.add(event);
    return longer;
  }

  static <T> List<T> without(List<T> list, Predicate<? super T> unwanted) {
    return new ArrayList<>(list.stream().filter(unwanted.negate()).toList());
  }

  static List<Entry> logs(List<Entry> history, UnaryOperator<List<Event>> change) {
    return each(
        history,
        entry ->
            entry instanceof Log log
                ? new Log(log.atUs(), log.reader(), log.room(), change.apply(log.events()))
                : entry);
  }

  static List<Entry> each(List<Entry> history, UnaryOperator<Entry> change) {
    return new ArrayList<>(
        history.stream().map(change).filter(java.util.Objects::nonNull).toList());
  }

  static <T extends Entry> T first(
      List<Entry> history, Class<T> type, Predicate<? super T> wanted) {
    return history.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }
}
