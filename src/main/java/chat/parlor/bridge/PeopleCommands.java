package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.room.Directs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// What each command about people does, and the form of its reply.
public final class PeopleCommands {
  private final Directs directs;
  private final Rates rates;

  public PeopleCommands(Directs directs, Rates rates) {
    this.directs = directs;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, PeopleCommand command) {
    return switch (command) {
      case PeopleCommand.OpenDirect c ->
          rates
              .opening(user, () -> directs.open(user, c.userIds()))
              .map(room -> Reply.of("room", room.toJson()));
    };
  }
}
