package chat.parlor.battery.check;

import static java.util.stream.Collectors.toMap;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Opened;
import java.util.Map;
import java.util.function.Consumer;

/// I13: the sockets of a session that was ended are closed on all nodes within five seconds. Who
/// reads slowly finds the end behind what had been sent before; nothing that was said later may
/// stand in front of it.
final class RevokedIsClosed implements Invariant {
  private final Patience patience;

  RevokedIsClosed(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    var saidUs =
        facts.asked(Act.POST).collect(toMap(Asked::subject, Asked::atUs, (first, again) -> first));
    for (var end : facts.revoked) {
      for (var link : facts.links.values()) {
        var fromUs = Math.max(end.atUs(), link.atUs());
        var deadlineUs = facts.weather.deadlineUs(fromUs, patience.revocation());
        if (link.session().equals(end.session())
            && (facts.isPrompt(link.user())
                ? closedUs(facts, link) > deadlineUs
                : hears(facts, link, saidUs, deadlineUs))) {
          violated.accept(
              "still open: socket %d of %s was open %d ms after its session had ended"
                  .formatted(
                      link.link(),
                      facts.name(link.user()),
                      (closedUs(facts, link) - end.atUs()) / 1_000));
        }
      }
    }
  }

  private static long closedUs(Facts facts, Opened link) {
    var closed = facts.closed.get(link.link());
    return closed == null ? facts.endUs : closed.atUs();
  }

  /// Whether a socket was given anything that was said after a time.
  private static boolean hears(Facts facts, Opened link, Map<String, Long> saidUs, long afterUs) {
    return facts.streams.entrySet().stream()
        .filter(stream -> stream.getKey().user().equals(link.user()))
        .flatMap(stream -> stream.getValue().stream())
        .anyMatch(
            entry ->
                entry instanceof Delivered heard
                    && heard.link() == link.link()
                    && saidUs.getOrDefault(heard.event().clientId(), 0L) > afterUs);
  }
}
