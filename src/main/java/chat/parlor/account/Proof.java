package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;

/// The proof that a signed-in person is still the one who knows the password, asked before what
/// cannot be taken back. Wrong answers cost as much as at sign-in.
final class Proof {
  private final Database database;
  private final UserStore users;
  private final Passwords passwords;
  private final Throttle throttle;

  Proof(Database database, UserStore users, Passwords passwords, Throttle throttle) {
    this.database = database;
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /// Fails with `bad_credentials` when the password is wrong.
  Future<Void> require(User user, Password password, Caller caller) {
    return throttle
        .guess(user.username(), caller.network())
        .compose(charged -> users.byName(user.username()))
        .compose(
            found ->
                passwords.matches(
                    password,
                    found.map(UserStore.Stored::passwordHash).orElseGet(passwords::nobodys)))
        .compose(matches -> matches ? forgive(user, caller) : refuse())
        .recover(
            failure ->
                Accounts.uncharge(
                    failure, () -> throttle.release(user.username(), caller.network())));
  }

  private Future<Void> forgive(User user, Caller caller) {
    return database
        .writes()
        .submit(
            connection -> {
              throttle.forgive(connection, user.username(), caller.network());
              return null;
            });
  }

  private static Future<Void> refuse() {
    return Future.failedFuture(new Refusal(Code.BAD_CREDENTIALS, "The password is wrong."));
  }
}
