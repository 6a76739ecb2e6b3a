package chat.parlor.bridge;

import chat.parlor.account.User;
import chat.parlor.reminder.Reminders;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/// What each command about reminders does.
public final class ReminderCommands {
  private final Reminders reminders;
  private final Rates rates;

  public ReminderCommands(Reminders reminders, Rates rates) {
    this.reminders = reminders;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, ReminderCommand command) {
    return switch (command) {
      case ReminderCommand.Add c -> rates.message(user, () -> reminders.add(user, c.request()));
      case ReminderCommand.ListWaiting c -> reminders.of(user, c.cursor());
      case ReminderCommand.Change c ->
          rates.message(user, () -> reminders.change(user, c.id(), c.moment(), c.text()));
      case ReminderCommand.Cancel c -> reminders.cancel(user, c.id()).map(Reply::nothing);
    };
  }
}
