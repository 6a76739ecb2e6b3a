package chat.parlor.room;

import chat.parlor.account.Notices;
import chat.parlor.account.Profile;
import chat.parlor.people.Friends;
import io.vertx.core.Future;
import java.util.List;

/// How somebody looks now, told to everybody who may be looking: in his rooms, and his friends.
public record Appearance(Rooms rooms, Friends friends, Notices notices) {

  public Future<Void> show(Profile profile) {
    var news = profile.news();
    var userId = profile.user().id();
    return rooms
        .mentionIn(userId, news)
        .compose(told -> friends.ofEach(List.of(userId)))
        .map(
            ids -> {
              var notice = news.copy().put("kind", Kind.USER_CHANGED.word());
              ids.getOrDefault(userId, List.of()).forEach(friend -> notices.tell(friend, notice));
              return null;
            });
  }
}
