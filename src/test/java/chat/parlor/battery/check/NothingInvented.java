package chat.parlor.battery.check;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// I5: nothing is in a log or is delivered that nobody has sent, in another room, by another
/// sender, with another text; and what was refused for good is nowhere.
final class NothingInvented implements Invariant {
  @Override
  public void check(Facts facts, Consumer<String> violated) {
    var posts = new HashMap<String, Asked>();
    facts.asked(Act.POST).forEach(post -> posts.put(post.user() + " " + post.subject(), post));
    var texts = texts(facts, posts);
    facts
        .rooms()
        .forEach(
            (room, log) -> {
              for (var event : log) {
                checkPosted(room, event, facts, posts, violated);
                checkText(room, event, texts, violated);
              }
            });
    facts.streams.forEach(
        (place, stream) -> {
          for (var entry : stream) {
            if (entry instanceof Delivered it) {
              checkText(place.room(), it.event(), texts, violated);
            }
          }
        });
  }

  /// Every text that a message may ever have had, by its id.
  private static Map<String, Set<Long>> texts(Facts facts, Map<String, Asked> posts) {
    var texts = new HashMap<String, Set<Long>>();
    facts.rooms().values().stream()
        .flatMap(log -> log.stream())
        .filter(event -> event.kind().equals(Event.POSTED))
        .forEach(
            event -> {
              var known = texts.computeIfAbsent(event.id(), id -> new HashSet<>(Set.of(0L)));
              var post = posts.get(event.author() + " " + event.clientId());
              if (post != null) {
                known.add(post.hash());
              }
            });
    facts
        .asked(Act.EDIT)
        .forEach(
            edit ->
                texts
                    .computeIfAbsent(edit.subject(), id -> new HashSet<>(Set.of(0L)))
                    .add(edit.hash()));
    return texts;
  }

  private static void checkPosted(
      String room, Event event, Facts facts, Map<String, Asked> posts, Consumer<String> violated) {
    if (!event.kind().equals(Event.POSTED)) {
      return;
    }
    var post = posts.get(event.author() + " " + event.clientId());
    if (post == null || !post.room().equals(room)) {
      violated.accept(
          "invented: number %d of room %s is %s, which nobody has sent there"
              .formatted(event.seq(), room, event));
    } else if (facts.answer(post).isEmpty()
        && !facts.repeated.contains(post.call())
        && facts.refusals(post).stream().anyMatch(refusal -> !refusal.passes())) {
      violated.accept(
          "invented: number %d of room %s is %s of %s, which was refused"
              .formatted(event.seq(), room, post.subject(), facts.name(post.user())));
    }
  }

  private static void checkText(
      String room, Event event, Map<String, Set<Long>> texts, Consumer<String> violated) {
    if (event.isOfMessage() && !texts.getOrDefault(event.id(), Set.of()).contains(event.hash())) {
      violated.accept(
          "invented: number %d of room %s is %s, a text that nobody has written"
              .formatted(event.seq(), room, event));
    }
  }
}
