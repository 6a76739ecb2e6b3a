package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.notice.Keywords;
import chat.parlor.notice.Notifications;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What each command about notices and keywords does.
public final class NoticeCommands {
  private final Notifications notifications;
  private final Keywords keywords;
  private final Rates rates;

  public NoticeCommands(Notifications notifications, Keywords keywords, Rates rates) {
    this.notifications = notifications;
    this.keywords = keywords;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, NoticeCommand command) {
    return switch (command) {
      case NoticeCommand.ListOwn c -> notifications.of(user, c.cursor(), c.limit(), c.unread());
      case NoticeCommand.Read c -> notifications.read(user, c.id(), c.upTo()).map(Reply::nothing);
      case NoticeCommand.ListKeywords c ->
          keywords.of(user).map(texts -> Reply.of("keywords", new JsonArray(texts)));
      case NoticeCommand.SetKeywords c ->
          rates
              .opening(user, () -> keywords.set(user, c.keywords()))
              .map(texts -> Reply.of("keywords", new JsonArray(texts)));
    };
  }
}
