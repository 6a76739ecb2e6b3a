package chat.parlor.notice;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keywords of people, and what is said held against them in the unit of work that stores it.
/// Mostly nobody has one of its words, so where this process is the only writer it remembers the
/// first words of all of them.
public final class Keywords {
  private final Database database;
  private final Notices notices;

  /// The writer's alone; null while unknown, and always where others write, too.
  private Set<String> heads;

  Keywords(Database database, Notices notices) {
    this.database = database;
    this.notices = notices;
  }

  /// Replaces the keywords of somebody, and tells his devices.
  public Future<List<String>> set(User user, List<Keyword> keywords) {
    return database
        .writes()
        .submit(
            "",
            connection -> {
              heads = null;
              KeywordStore.set(connection, user.id(), keywords);
              return keywords.stream().map(Keyword::text).toList();
            },
            texts -> tell(user, texts));
  }

  public Future<List<String>> of(User user) {
    return KeywordStore.of(database, user.id());
  }

  /// Who among the members of a room is to be told of what was said, and for which keyword.
  Map<String, String> in(Connection connection, Said said) throws SQLException {
    var known = known(connection);
    if (known != null && known.isEmpty()) {
      return Map.of();
    }
    var terms = Keyword.termsOf(said.text());
    var asked =
        terms.stream().distinct().filter(term -> known == null || known.contains(term)).toList();
    if (asked.isEmpty()) {
      return Map.of();
    }
    var found = new HashMap<String, String>();
    var owned = KeywordStore.ofMembers(connection, said.room(), said.author().id(), asked);
    for (var one : owned) {
      if (new Keyword(one.keyword()).isIn(terms)) {
        found.putIfAbsent(one.userId(), one.keyword());
      }
    }
    return found;
  }

  /// What a unit that failed has remembered is read again: it was there before the unit, too.
  private Set<String> known(Connection connection) throws SQLException {
    if (database.isShared()) {
      return null;
    }
    if (heads == null) {
      heads = KeywordStore.heads(connection);
    }
    return heads;
  }

  private void tell(User user, List<String> texts) {
    notices.tell(
        user.id(), new JsonObject().put("kind", "keywords").put("keywords", new JsonArray(texts)));
  }
}
