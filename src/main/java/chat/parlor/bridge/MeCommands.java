package chat.parlor.bridge;

import chat.parlor.account.Profile;
import chat.parlor.account.Profiles;
import chat.parlor.account.User;
import chat.parlor.room.Appearance;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What each command about one's own person does: how people show themselves, and who hears of it.
public final class MeCommands {
  private static final Logger LOG = LoggerFactory.getLogger(MeCommands.class);

  private final Profiles profiles;
  private final Appearance appearance;
  private final Rates rates;

  public MeCommands(Profiles profiles, Appearance appearance, Rates rates) {
    this.profiles = profiles;
    this.appearance = appearance;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, MeCommand command) {
    return switch (command) {
      case MeCommand.Read c -> profiles.read(user.id()).map(MeCommands::reply);
      case MeCommand.Change c ->
          rates
              .opening(user, () -> profiles.change(user, c.change()))
              .onSuccess(this::show)
              .map(changed -> reply(changed.now()));
    };
  }

  /// What others see is told where they look.
  private void show(Profiles.Changed changed) {
    if (changed.seen()) {
      appearance
          .show(changed.now())
          .onFailure(failure -> LOG.warn("Not everybody heard of a new name.", failure));
    }
  }

  private static JsonObject reply(Profile profile) {
    return Reply.of("me", profile.toJson());
  }
}
