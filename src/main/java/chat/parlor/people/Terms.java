package chat.parlor.people;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import java.sql.Connection;
import java.sql.SQLException;

/// Who takes messages from whom, asked inside a unit of work.
public final class Terms {
  private Terms() {}

  /// Whether one person may talk to another alone.
  ///
  /// @throws Refusal `not_allowed` in the same words whatever the other's reason is
  public static void require(Connection connection, String userId, String otherId)
      throws SQLException {
    if (TieStore.hasBlocked(connection, userId, otherId)) {
      throw new Refusal(Code.NOT_ALLOWED, "You have blocked this person.");
    }
    if (TieStore.hasBlocked(connection, otherId, userId)
        || TieStore.hearsFriendsOnly(connection, otherId)
            && !TieStore.areFriends(connection, otherId, userId)) {
      throw new Refusal(Code.NOT_ALLOWED, "This person takes no messages from you.");
    }
  }
}
