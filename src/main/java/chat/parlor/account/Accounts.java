package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.database.Statements;
import chat.parlor.settings.Settings;
import chat.parlor.wire.Code;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of the account feature: signing up, signing in, staying signed in, signing out. Every
/// failure is a `Refusal`, or trouble of the server's own.
public final class Accounts {
  private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);

  /// Refusals that tell a guesser something.
  private static final Set<Code> ANSWERS =
      EnumSet.of(Code.BAD_CREDENTIALS, Code.TAKEN, Code.RATE_LIMITED);

  private final Database database;
  private final UserStore users;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Renames renames;
  private final Profiles profiles;
  private final Devices devices;
  private final Closing closing;
  private final Passwords passwords;
  private final Throttle throttle;
  private final InstantSource clock;

  private Accounts(
      Vertx vertx, Database database, TokenKey key, Settings settings, InstantSource clock) {
    var revocations = new Revocations();
    this.database = database;
    this.clock = clock;
    this.users = new UserStore(database);
    this.renames = new Renames(vertx);
    this.profiles = new Profiles(database, new Notices(vertx.eventBus()), renames);
    this.tokens = new Tokens(vertx, key, revocations, renames, clock);
    this.throttle = new Throttle(database, settings.limits().attemptsPerMinute(), clock);
    this.sessions =
        new Sessions(vertx, database, key, tokens, revocations, renames, throttle, clock);
    this.passwords = new Passwords(vertx, settings.passwordCost());
    var proof = new Proof(database, users, passwords, throttle);
    this.closing = new Closing(vertx, database, sessions, proof, renames, clock);
    this.devices = new Devices(database, sessions, proof, passwords, clock);
  }

  /// Opens the feature on a database that is already brought up to date.
  ///
  /// @return fails with `WrongSetting` when the data directory holds no proper key
  public static Future<Accounts> open(
      Vertx vertx, Database database, Settings settings, InstantSource clock) {
    return vertx
        .executeBlocking(() -> TokenKey.in(settings.data()), false)
        .compose(
            own ->
                settings.database().isPresent()
                    ? TokenKey.shared(database, own)
                    : Future.succeededFuture(own))
        .map(key -> new Accounts(vertx, database, key, settings, clock))
        .compose(accounts -> accounts.start(settings.database().isPresent()));
  }

  private Future<Accounts> start(boolean shared) {
    // Who has been here since before there were names to look for is given them by and by.
    NameStore.complete(database, "")
        .onFailure(failure -> LOG.warn("Not everybody can be found yet.", failure));
    return sessions.start(shared).map(this);
  }

  public Tokens tokens() {
    return tokens;
  }

  public Profiles profiles() {
    return profiles;
  }

  public Devices devices() {
    return devices;
  }

  public Closing closing() {
    return closing;
  }

  public Renames renames() {
    return renames;
  }

  /// Makes an account from `{username, password, displayName?}` and signs it in.
  public Future<SignedIn> signUp(Fields body, Caller caller) {
    return refusable(
        () -> {
          var wish = SignUp.read(body);
          return throttle
              .signUp(caller.network())
              .compose(charged -> users.byName(wish.username().text()))
              .compose(found -> found.isPresent() ? taken() : passwords.hash(wish.password()))
              .compose(hash -> register(wish, hash, caller))
              .recover(failure -> uncharge(failure, () -> throttle.release(caller.network())))
              .onSuccess(signedIn -> audit("Signed up.", signedIn.user(), caller));
        });
  }

  /// Signs in with `{username, password}`. A name that nobody has costs the same work and gets the
  /// same answer as a wrong password.
  public Future<SignedIn> signIn(Fields body, Caller caller) {
    return refusable(
        () -> {
          var wish = SignIn.read(body);
          return throttle
              .guess(wish.username(), caller.network())
              .compose(charged -> compare(wish, caller));
        });
  }

  /// Trades what the refresh cookie holds for new tokens.
  public Future<SignedIn> renew(String refreshToken) {
    return RefreshToken.parse(refreshToken).map(sessions::renew).orElseGet(Accounts::notSignedIn);
  }

  /// Ends the session of an access token.
  public Future<Void> signOut(Identity identity) {
    return sessions
        .end(identity.sessionId())
        .onSuccess(
            ended -> LOG.atInfo().addKeyValue("user", identity.user().id()).log("Signed out."));
  }

  /// Ends the session of a refresh token.
  public Future<Void> signOut(String refreshToken) {
    return RefreshToken.parse(refreshToken).map(sessions::end).orElseGet(Accounts::notSignedIn);
  }

  /// Makes many accounts at once, all with one password; without one nobody knows it.
  public SeededAccounts seeding(Optional<String> password) {
    var typed = password.map(Password::new).orElseGet(() -> new Password(Ids.next()));
    return new SeededAccounts(
        database, users, tokens, passwords.hashNow(typed.acceptable()), clock);
  }

  public void close() {
    passwords.close();
  }

  private Future<SignedIn> register(SignUp wish, String hash, Caller caller) {
    var user = new User(Ids.next(), wish.username().text(), wish.displayName().text());
    return database
        .writes()
        .submit(
            connection -> {
              UserStore.insert(connection, user, hash, clock.instant());
              throttle.welcome(connection, user.username(), caller.network());
              return sessions.open(connection, user, caller);
            })
        .recover(failure -> Statements.isTaken(failure) ? taken() : Future.failedFuture(failure));
  }

  private Future<SignedIn> compare(SignIn wish, Caller caller) {
    return users
        .byName(wish.username())
        .compose(found -> check(wish, found, caller))
        .compose(user -> user.map(known -> admit(known, caller)).orElseGet(Accounts::refuse))
        .recover(
            failure ->
                uncharge(failure, () -> throttle.release(wish.username(), caller.network())));
  }

  /// What the server could not look at costs nothing. A refusal of what was asked does.
  static <T> Future<T> uncharge(Throwable failure, Supplier<Future<Void>> release) {
    var looked = failure instanceof Refusal refusal && ANSWERS.contains(refusal.code());
    return looked
        ? Future.failedFuture(failure)
        : release.get().transform(released -> Future.failedFuture(failure));
  }

  /// The user if the password is theirs.
  private Future<Optional<User>> check(
      SignIn wish, Optional<UserStore.Stored> found, Caller caller) {
    var hash = found.map(UserStore.Stored::passwordHash).orElseGet(passwords::nobodys);
    return passwords
        .matches(wish.password(), hash)
        .map(
            matches -> {
              if (!matches) {
                // What was typed as a name may be a password, so it is not written down.
                found.ifPresent(stored -> audit("A sign-in failed.", stored.user(), caller));
              }
              return found.filter(user -> matches).map(UserStore.Stored::user);
            });
  }

  private Future<SignedIn> admit(User user, Caller caller) {
    return database
        .writes()
        .submit(
            connection -> {
              throttle.forgive(connection, user.username(), caller.network());
              return sessions.open(connection, user, caller);
            })
        .onSuccess(signedIn -> audit("Signed in.", user, caller));
  }

  private static Future<SignedIn> refuse() {
    return Future.failedFuture(
        new Refusal(Code.BAD_CREDENTIALS, "The username or the password is wrong."));
  }

  private static void audit(String what, User user, Caller caller) {
    LOG.atInfo()
        .addKeyValue("user", user.id())
        .addKeyValue("address", caller.address().getHostAddress())
        .log(what);
  }

  private static <T> Future<T> taken() {
    return Future.failedFuture(new Refusal(Code.TAKEN, "Somebody else has this username."));
  }

  private static <T> Future<T> notSignedIn() {
    return Future.failedFuture(new Refusal(Code.NOT_SIGNED_IN, "You have to sign in first."));
  }

  private static <T> Future<T> refusable(Supplier<Future<T>> asked) {
    try {
      return asked.get();
    } catch (Refusal refusal) {
      return Future.failedFuture(refusal);
    }
  }
}
