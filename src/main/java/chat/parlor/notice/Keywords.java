package chat.parlor.notice;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Question;
import chat.parlor.database.Statements;
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

  /// A keyword of somebody.
  public record Owned(String userId, String keyword) {}

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

  /// What the database has to be asked about something said, whatever this process remembers: to
  /// be asked together with other things.
  public List<Question<Owned>> ahead(String room, User author, String text) {
    return database.isShared()
        ? KeywordStore.ofMembers(room, author.id(), Keyword.termsOf(text))
        : List.of();
  }

  /// Who among the members of a room is to be told of what was said, and for which keyword.
  Map<String, String> in(Connection connection, Said said) throws SQLException {
    var asked = ahead(said.room(), said.author(), said.text());
    Statements.ask(connection, List.copyOf(asked));
    return in(connection, said, asked);
  }

  /// The same once what is to be asked ahead has been asked.
  Map<String, String> in(Connection connection, Said said, List<Question<Owned>> asked)
      throws SQLException {
    var terms = Keyword.termsOf(said.text());
    var found = new HashMap<String, String>();
    (database.isShared() ? asked : ofRemembered(connection, said, terms))
        .stream()
            .flatMap(question -> question.all().stream())
            .filter(owned -> new Keyword(owned.keyword()).isIn(terms))
            .forEach(owned -> found.putIfAbsent(owned.userId(), owned.keyword()));
    return found;
  }

  /// What a unit that failed has remembered is read again: it was there before the unit, too.
  private List<Question<Owned>> ofRemembered(Connection connection, Said said, List<String> terms)
      throws SQLException {
    if (heads == null) {
      heads = KeywordStore.heads(connection);
    }
    var known = terms.stream().filter(heads::contains).toList();
    var questions = KeywordStore.ofMembers(said.room(), said.author().id(), known);
    Statements.ask(connection, List.copyOf(questions));
    return questions;
  }

  private void tell(User user, List<String> texts) {
    notices.tell(
        user.id(), new JsonObject().put("kind", "keywords").put("keywords", new JsonArray(texts)));
  }
}
