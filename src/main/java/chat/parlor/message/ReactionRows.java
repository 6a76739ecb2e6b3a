package chat.parlor.message;

import chat.parlor.account.User;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The queries for reactions and what their rows mean.
final class ReactionRows {
  static final String EVERYBODY =
      """
      select r.seq, u.id, u.username, u.display_name
      from reactions r join users u on u.id = r.user_id
      where r.message_id = ? and r.emoji = ? and r.seq > ?
      order by r.seq
      fetch first ? rows only
      """;

  private ReactionRows() {}

  /// One of the first who put an emoji to a message, and how many did.
  record Shown(String message, String emoji, int people, User user) {}

  /// What is shown with a number of messages, in order of first use.
  static String shown(int messages) {
    return """
    select r.message_id, r.emoji, t.people, u.id, u.username, u.display_name
    from reactions r
    join reaction_tallies t on t.message_id = r.message_id and t.emoji = r.emoji
    join users u on u.id = r.user_id
    where r.shown = true and r.message_id in (%s)
    order by r.message_id, r.seq
    """
        .formatted(String.join(", ", Collections.nCopies(messages, "?")));
  }

  static Shown shown(Row row) {
    return new Shown(
        row.getString(0),
        row.getString(1),
        row.getInteger(2),
        new User(row.getString(3), row.getString(4), row.getString(5)));
  }

  /// What each message has, by its id.
  static Map<String, List<Tally>> tallies(Iterable<Shown> rows) {
    var messages = new HashMap<String, Map<String, List<Shown>>>();
    for (var row : rows) {
      messages
          .computeIfAbsent(row.message(), id -> new LinkedHashMap<>())
          .computeIfAbsent(row.emoji(), emoji -> new ArrayList<>())
          .add(row);
    }
    var tallies = new HashMap<String, List<Tally>>();
    messages.forEach(
        (id, emoji) -> tallies.put(id, emoji.values().stream().map(ReactionRows::tally).toList()));
    return tallies;
  }

  private static Tally tally(List<Shown> rows) {
    var first = rows.getFirst();
    return new Tally(first.emoji(), first.people(), rows.stream().map(Shown::user).toList());
  }
}
