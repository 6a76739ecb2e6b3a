package chat.parlor.account;

import chat.parlor.database.Database;
import chat.parlor.wire.Address;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of an account. At once nobody can sign in any more, all sockets are closed and nothing
/// of the person is left but what was said; the rooms are left, and messages erased where that was
/// wished for, by whoever takes up `Address.LEAVING`, also after a crash.
public final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private final Vertx vertx;
  private final Database database;
  private final Sessions sessions;
  private final Proof proof;
  private final Renames renames;
  private final InstantSource clock;

  Closing(
      Vertx vertx,
      Database database,
      Sessions sessions,
      Proof proof,
      Renames renames,
      InstantSource clock) {
    this.vertx = vertx;
    this.database = database;
    this.sessions = sessions;
    this.proof = proof;
    this.renames = renames;
    this.clock = clock;
  }

  /// What becomes of what somebody said.
  public enum Messages {
    KEEP,
    ERASE;

    String word() {
      return this == KEEP ? "keep" : "erase";
    }
  }

  /// Takes `{password, messages: keep | erase}` and closes the account.
  ///
  /// @return fails with `bad_credentials` when the password is wrong
  public Future<Void> close(Identity identity, Fields body, Caller caller) {
    var password = Password.read(body, "password");
    var messages = messages(body.string("messages", 1, 20));
    body.nothingElse();
    return proof
        .require(identity.user(), password, caller)
        .compose(proved -> close(identity.user().id(), messages))
        .onSuccess(
            ended -> LOG.atInfo().addKeyValue("user", identity.user().id()).log("Left for good."));
  }

  private Future<Void> close(String userId, Messages messages) {
    return database
        .writes()
        .submit(
            "",
            connection -> close(connection, userId, messages),
            ended -> renames.tell(LeaverStore.formerMember(userId)))
        .map(sessions::tellAll)
        .onSuccess(told -> vertx.eventBus().publish(Address.LEAVING, userId));
  }

  private List<String> close(Connection connection, String userId, Messages messages)
      throws SQLException {
    var ended = SessionStore.revokeAll(connection, userId, "", clock.instant());
    LeaverStore.strip(connection, userId, messages, clock.instant());
    NameStore.clear(connection, userId);
    return ended;
  }

  private static Messages messages(String word) {
    return switch (word) {
      case "keep" -> Messages.KEEP;
      case "erase" -> Messages.ERASE;
      default -> throw Refusal.badRequest("\"messages\" has to be \"keep\" or \"erase\".");
    };
  }
}
