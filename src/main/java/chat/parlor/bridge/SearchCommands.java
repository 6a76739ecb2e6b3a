package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.search.Search;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// What each command about searching does.
public final class SearchCommands {
  private final Search search;
  private final Rates rates;

  public SearchCommands(Search search, Rates rates) {
    this.search = search;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, SearchCommand command) {
    return switch (command) {
      case SearchCommand.Find(var request) -> rates.search(user, () -> search.find(user, request));
    };
  }
}
