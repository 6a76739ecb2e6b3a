package chat.parlor.battery.check;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Event;
import java.util.List;
import java.util.function.Consumer;

/// I1: every acknowledged send is in the database, as acknowledged, and in every log read by a
/// member; and in the end every member has been shown everything.
final class EveryAcknowledgedIsKept implements Invariant {
  @Override
  public void check(Facts facts, Consumer<String> violated) {
    facts.asked(Act.POST).forEach(post -> checkKept(post, facts, violated));
    for (var log : facts.logs) {
      var kept = facts.log(log.room());
      if (!log.isDatabase() && log.events().size() < kept.size()) {
        violated.accept(
            "lost: %s can read %d of the %d events of room %s"
                .formatted(facts.name(log.reader()), log.events().size(), kept.size(), log.room()));
      }
    }
    facts.rooms().forEach((room, log) -> checkShown(room, log, facts, violated));
  }

  private static void checkKept(Asked post, Facts facts, Consumer<String> violated) {
    facts
        .answer(post)
        .filter(
            answer ->
                !facts.inDatabase(post.room(), answer.seq()).filter(is(post, answer)).isPresent())
        .ifPresent(
            answer ->
                violated.accept(
                    "lost: %s was told that %s is number %d of room %s, which is %s"
                        .formatted(
                            facts.name(post.user()),
                            post.subject(),
                            answer.seq(),
                            post.room(),
                            facts
                                .inDatabase(post.room(), answer.seq())
                                .map(Object::toString)
                                .orElse("not there"))));
  }

  private static java.util.function.Predicate<Event> is(Asked post, Answered answer) {
    return event ->
        event.kind().equals(Event.POSTED)
            && event.id().equals(answer.id())
            && event.clientId().equals(post.subject())
            && event.author().equals(post.user());
  }

  private static void checkShown(
      String room, List<Event> log, Facts facts, Consumer<String> violated) {
    for (var user : Memberships.atTheEnd(log)) {
      var applied = Applied.by(facts, user, room).last();
      if (facts.people.containsKey(user) && applied < log.size()) {
        violated.accept(
            "lost: %s is in room %s and was shown its events up to %d of %d"
                .formatted(facts.name(user), room, applied, log.size()));
      }
    }
  }
}
