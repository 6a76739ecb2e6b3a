package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Address;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// People whose name has changed while tokens with the old one may still be around; in memory,
/// because every token is read with it.
public final class Renames {
  /// Longer than any token lives, those of a seeded demonstration included.
  private static final Duration REMEMBERED = Duration.ofHours(13);

  private final Vertx vertx;
  private final Cache<String, User> now =
      Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

  Renames(Vertx vertx) {
    this.vertx = vertx;
    listen(this::take);
  }

  /// Hears of every new name, on this node or another.
  public void listen(Consumer<User> listener) {
    vertx
        .eventBus()
        .<String>consumer(
            Address.RENAMED, said -> listener.accept(User.of(new JsonObject(said.body()))));
  }

  /// The user as he is called now.
  public User current(User user) {
    var renamed = now.getIfPresent(user.id());
    return renamed == null ? user : renamed;
  }

  /// Takes in all that may matter, from the database.
  Future<Void> load(Database database, Instant now) {
    return refresh(database, now.minus(REMEMBERED));
  }

  /// Takes in who was renamed after a moment.
  Future<Void> refresh(Database database, Instant since) {
    return UserStore.renamedSince(database, since)
        .onSuccess(users -> users.forEach(this::take))
        .mapEmpty();
  }

  void tell(User user) {
    take(user);
    vertx.eventBus().publish(Address.RENAMED, user.toJson().encode());
  }

  private void take(User user) {
    now.put(user.id(), user);
  }
}
