package chat.parlor.battery.world;

import chat.parlor.battery.history.Event;
import chat.parlor.database.Database;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The database behind the server's back: what is really there.
record Books(String url, String user, String password) {
  private static final String LOG =
      """
      select e.seq, e.kind, e.user_id, m.id, m.client_id, m.author_id, m.text
      from events e left join messages m on m.id = e.message_id
      where e.room_id = ? order by e.seq
      """;

  static Books embeddedIn(Path data) {
    return new Books(Database.embeddedIn(data), "", "");
  }

  /// The database that a node with these settings uses.
  static Books of(Map<String, String> settings) {
    return new Books(
        settings.get("PARLOR_DATABASE_URL"),
        settings.get("PARLOR_DATABASE_USER"),
        settings.get("PARLOR_DATABASE_PASSWORD"));
  }

  List<Event> log(String room) {
    try (var connection = DriverManager.getConnection(url, user, password);
        var query = connection.prepareStatement(LOG)) {
      query.setString(1, room);
      var log = new ArrayList<Event>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          log.add(event(rows));
        }
      }
      return log;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static Event event(ResultSet row) throws SQLException {
    var kind = row.getString(2);
    var message = row.getString(4);
    return message == null
        ? new Event(
            row.getLong(1),
            kind,
            Event.isAboutMember(kind) ? row.getString(3) : "",
            "",
            row.getString(3),
            0)
        : new Event(
            row.getLong(1),
            kind,
            message,
            row.getString(5),
            row.getString(6),
            Event.hash(row.getString(7)));
  }
}
