package chat.parlor.account;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/// The people with an account, as other features ask for them inside a unit of work.
public final class Users {
  private Users() {}

  /// Somebody who is known to be there, or to have been.
  public static User find(Connection connection, String id) throws SQLException {
    return UserStore.byId(connection, id);
  }

  /// @throws Refusal `not_found` when there is no such person, or no more
  public static User require(Connection connection, String id) throws SQLException {
    return UserStore.present(connection, id)
        .orElseThrow(() -> new Refusal(Code.NOT_FOUND, "There is no such person."));
  }
}
