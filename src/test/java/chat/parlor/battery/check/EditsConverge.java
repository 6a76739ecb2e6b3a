package chat.parlor.battery.check;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Registered;
import chat.parlor.battery.history.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// I9: in the end everybody has the text of the last edit; and once a delete is acknowledged, no
/// call made and no socket opened afterwards shows the text.
final class EditsConverge implements Invariant {
  @Override
  public void check(Facts facts, Consumer<String> violated) {
    facts.rooms().forEach((room, log) -> checkLog(room, log, facts, violated));
    facts.rooms().forEach((room, log) -> checkCopies(room, log, facts, violated));
    checkDeleted(facts, violated);
  }

  /// The last edit is the one with the highest number.
  private static void checkLog(
      String room, List<Event> log, Facts facts, Consumer<String> violated) {
    var editAt = new HashMap<Long, Asked>();
    facts
        .asked(Act.EDIT)
        .filter(edit -> edit.room().equals(room))
        .forEach(
            edit ->
                facts
                    .answers
                    .getOrDefault(edit.call(), List.of())
                    .forEach(answer -> editAt.put(answer.seq(), edit)));
    var last = lastOfEach(log);
    for (var event : last.values()) {
      var edit = editAt.get(event.seq());
      if (event.kind().equals(Event.EDITED) && edit != null && edit.hash() != event.hash()) {
        violated.accept(
            "edit lost: message %s of room %s has not the text of its last edit, number %d"
                .formatted(event.id(), room, event.seq()));
      }
    }
    facts
        .asked(Act.DELETE)
        .filter(delete -> delete.room().equals(room) && facts.answer(delete).isPresent())
        .filter(delete -> last.containsKey(delete.subject()))
        .filter(delete -> !last.get(delete.subject()).kind().equals(Event.DELETED))
        .forEach(
            delete ->
                violated.accept(
                    "delete lost: message %s of room %s was deleted and is there"
                        .formatted(delete.subject(), room)));
  }

  private static Map<String, Event> lastOfEach(List<Event> log) {
    var last = new HashMap<String, Event>();
    log.stream().filter(Event::isOfMessage).forEach(event -> last.put(event.id(), event));
    return last;
  }

  private static void checkCopies(
      String room, List<Event> log, Facts facts, Consumer<String> violated) {
    var now = lastOfEach(log);
    for (var user : Memberships.atTheEnd(log)) {
      var copy = Applied.by(facts, user, room);
      if (copy.last() == log.size()) {
        copy.messages().values().stream()
            .filter(seen -> now.containsKey(seen.id()))
            .filter(seen -> seen.hash() != now.get(seen.id()).hash())
            .forEach(
                seen ->
                    violated.accept(
                        "not converged: %s has another text of message %s in room %s than the database"
                            .formatted(facts.name(user), seen.id(), room)));
      }
    }
  }

  private static void checkDeleted(Facts facts, Consumer<String> violated) {
    var deletedUs = new HashMap<String, Long>();
    facts
        .asked(Act.DELETE)
        .forEach(
            delete ->
                facts
                    .answer(delete)
                    .map(Answered::atUs)
                    .ifPresent(at -> deletedUs.merge(delete.subject(), at, Math::min)));
    for (var read : facts.reads) {
      var call = facts.asked.get(read.call());
      for (var event : read.shown()) {
        checkHidden(event, call.atUs(), call.user(), call.room(), deletedUs, facts, violated);
      }
    }
    for (var log : facts.logs) {
      for (var event : log.events()) {
        checkHidden(event, log.atUs(), log.reader(), log.room(), deletedUs, facts, violated);
      }
    }
    facts.streams.forEach(
        (place, stream) -> {
          var askedUs = new HashMap<Long, Long>();
          for (var entry : stream) {
            if (entry instanceof Registered it) {
              askedUs.put(it.link(), it.atUs());
            } else if (entry instanceof Delivered it) {
              var at = askedUs.getOrDefault(it.link(), 0L);
              checkHidden(it.event(), at, place.user(), place.room(), deletedUs, facts, violated);
            }
          }
        });
  }

  private static void checkHidden(
      Event event,
      long askedUs,
      String user,
      String room,
      Map<String, Long> deletedUs,
      Facts facts,
      Consumer<String> violated) {
    if (event.isOfMessage()
        && event.hash() != 0
        && askedUs > deletedUs.getOrDefault(event.id(), Long.MAX_VALUE)) {
      violated.accept(
          "deleted text: %s could still read message %s of room %s after it was deleted"
              .formatted(facts.name(user), event.id(), room));
    }
  }
}
