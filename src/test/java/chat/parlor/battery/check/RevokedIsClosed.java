package chat.parlor.battery.check;

import java.util.function.Consumer;

/// I13: the sockets of a session that was ended are closed on all nodes within five seconds.
final class RevokedIsClosed implements Invariant {
  private final Patience patience;

  RevokedIsClosed(Patience patience) {
    this.patience = patience;
  }

  @Override
  public void check(Facts facts, Consumer<String> violated) {
    for (var end : facts.revoked) {
      for (var link : facts.links.values()) {
        var fromUs = Math.max(end.atUs(), link.atUs());
        var deadlineUs = facts.weather.deadlineUs(fromUs, patience.revocation());
        var closed = facts.closed.get(link.link());
        var closedUs = closed == null ? facts.endUs : closed.atUs();
        if (link.session().equals(end.session()) && closedUs > deadlineUs) {
          violated.accept(
              "still open: socket %d of %s was open %d ms after its session had ended"
                  .formatted(
                      link.link(), facts.name(link.user()), (closedUs - end.atUs()) / 1_000));
        }
      }
    }
  }
}
