package chat.parlor.battery.check;

import chat.parlor.battery.check.Facts.Place;
import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// I6: the messages of a sender stand in a room in the order in which they were sent, and what was
/// acknowledged is there when its sender looks next.
///
/// A message that was sent again – because it was refused, or because the line broke and the
/// refusal with it – may stand behind those that were on their way meanwhile, but never behind one
/// sent after its acknowledgement.
final class SendersOrder implements Invariant {
  /// A message of a sender and where it stands.
  private record Own(Asked post, long seq, long answeredUs, boolean wasSentAgain) {}

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    var seqs = new HashMap<String, Long>();
    facts.rooms().values().stream()
        .flatMap(List::stream)
        .filter(event -> event.kind().equals(Event.POSTED))
        .forEach(event -> seqs.put(event.author() + " " + event.clientId(), event.seq()));
    var sent = new LinkedHashMap<Place, List<Own>>();
    facts
        .asked(Act.POST)
        .filter(post -> seqs.containsKey(post.user() + " " + post.subject()))
        .forEach(
            post ->
                sent.computeIfAbsent(
                        new Place(post.user(), post.room()), place -> new ArrayList<>())
                    .add(own(post, seqs.get(post.user() + " " + post.subject()), facts)));
    sent.values().forEach(posts -> checkOrder(posts, facts, violated));
    checkReads(facts, violated);
  }

  private static Own own(Asked post, long seq, Facts facts) {
    return new Own(
        post,
        seq,
        facts.answer(post).map(Answered::atUs).orElse(Long.MAX_VALUE),
        facts.repeated.contains(post.call()) || !facts.refusals(post).isEmpty());
  }

  private static void checkOrder(List<Own> posts, Facts facts, Consumer<String> violated) {
    Own before = null;
    for (var post : posts) {
      if (before != null && post.seq < before.seq && !isExcused(before, post)) {
        violated.accept(
            "reordered: %s sent %s after %s to room %s, and they are numbers %d and %d"
                .formatted(
                    facts.name(post.post.user()),
                    post.post.subject(),
                    before.post.subject(),
                    post.post.room(),
                    post.seq,
                    before.seq));
      }
      if (before == null || post.seq > before.seq) {
        before = post;
      }
    }
  }

  private static boolean isExcused(Own before, Own after) {
    return before.wasSentAgain && after.post.atUs() < before.answeredUs;
  }

  private static void checkReads(Facts facts, Consumer<String> violated) {
    Map<Place, List<Asked>> answered = new HashMap<>();
    facts
        .asked(Act.POST)
        .filter(post -> facts.answer(post).isPresent())
        .forEach(
            post ->
                answered
                    .computeIfAbsent(
                        new Place(post.user(), post.room()), place -> new ArrayList<>())
                    .add(post));
    facts.asked.values().stream()
        .filter(call -> call.act() == Act.HISTORY || call.act() == Act.SYNC)
        .filter(call -> facts.answer(call).isPresent())
        .forEach(
            call -> {
              var head = facts.answer(call).orElseThrow().seq();
              answered.getOrDefault(new Place(call.user(), call.room()), List.of()).stream()
                  .map(post -> facts.answer(post).orElseThrow())
                  .filter(answer -> answer.atUs() < call.atUs() && answer.seq() > head)
                  .findFirst()
                  .ifPresent(
                      answer ->
                          violated.accept(
                              "unseen: %s was acknowledged number %d of room %s and then read a log up to %d"
                                  .formatted(
                                      facts.name(call.user()), answer.seq(), call.room(), head)));
            });
  }
}
