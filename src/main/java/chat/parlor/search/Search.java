package chat.parlor.search;

import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.message.Timeline;
import chat.parlor.room.RoomLog;
import chat.parlor.words.Words;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Finding what was said: in the rooms somebody is in, during the time he was. An index only points
/// at messages; what is shown is read from the log's own tables and compared once more, so nobody
/// gets words that were edited or deleted.
public final class Search {
  private static final int PAGE_CHARS_MAX = 64 * 1024;

  private final SearchStore store;
  private final Timeline timeline;
  private final Index index;

  private Search(SearchStore store, Timeline timeline, Index index) {
    this.store = store;
    this.timeline = timeline;
    this.index = index;
  }

  /// Search with an index in files of its own.
  ///
  /// @param log which tells what is written from now on
  public static Search inFiles(
      Vertx vertx, Database database, Timeline timeline, RoomLog log, Path directory) {
    var store = new SearchStore(database);
    var index = new FileIndex(vertx, store, directory);
    log.onAnnounced(index::heard);
    return new Search(store, timeline, index);
  }

  /// Search with PostgreSQL's full text.
  public static Search inPostgres(Vertx vertx, Database database, Timeline timeline) {
    return new Search(new SearchStore(database), timeline, new TextIndex(vertx, database));
  }

  /// Begins to read what the index has missed; returns at once. Until then nothing is found.
  public void begin() {
    index.start();
  }

  /// What a user finds: `{results: [{message, highlights: [[start, end]…]}…], cursor?}`.
  public Future<JsonObject> find(User user, Request request) {
    return store
        .memberships(user.id())
        .compose(
            memberships ->
                store
                    .directsWith(user.id(), peopleOf(request.wanted().in()))
                    .compose(directs -> find(user, request, memberships, directs)));
  }

  public Future<Void> close() {
    return index.close();
  }

  private Future<JsonObject> find(
      User user, Request request, List<SearchStore.Membership> memberships, Set<String> directs) {
    var rooms = memberships.stream().filter(wantedRooms(request.wanted().in(), directs)).toList();
    var from = request.wanted().from();
    return Future.all(store.allowed(user.id(), rooms), store.idsOf(withMe(from, user)))
        .compose(
            known -> {
              Allowed allowed = known.resultAt(0);
              List<String> authors = known.resultAt(1);
              if (allowed.rooms().isEmpty() || (authors.isEmpty() && !from.isEmpty())) {
                return Future.succeededFuture(new JsonObject().put("results", new JsonArray()));
              }
              return show(
                  new Inquiry(
                      request.wanted(),
                      authors,
                      user.id(),
                      user.username(),
                      allowed,
                      request.order(),
                      request.after() == null ? null : request.after().last(),
                      request.limit() + 1));
            });
  }

  private Future<JsonObject> show(Inquiry inquiry) {
    return index
        .find(inquiry)
        .compose(
            hits ->
                timeline
                    .messages(hits.stream().map(Hit::id).toList())
                    .map(messages -> page(inquiry, hits, messages)));
  }

  /// One more was asked for than a page has, to know whether there is one.
  private static JsonObject page(
      Inquiry inquiry, List<Hit> hits, Map<String, JsonObject> messages) {
    var finder = new Finder(inquiry.wanted(), inquiry.username());
    var results = new JsonArray();
    var chars = 0;
    for (var i = 0; i < hits.size(); i++) {
      if (i == inquiry.limit() - 1 || chars > PAGE_CHARS_MAX) {
        var last = new Cursor(inquiry.order(), hits.get(i - 1));
        return new JsonObject().put("results", results).put("cursor", last.text());
      }
      var message = messages.get(hits.get(i).id());
      var text = message == null ? null : message.getString("text");
      if (text != null && inquiry.allowed().includes(message)) {
        chars += text.length();
        finder.in(text).ifPresent(ranges -> results.add(result(message, ranges)));
      }
    }
    return new JsonObject().put("results", results);
  }

  private static JsonObject result(JsonObject message, List<Finder.Range> ranges) {
    var highlights = new JsonArray();
    ranges.forEach(range -> highlights.add(new JsonArray().add(range.start()).add(range.end())));
    return new JsonObject().put("message", message).put("highlights", highlights);
  }

  /// The usernames among the names of rooms.
  private static List<String> peopleOf(List<String> in) {
    return in.stream()
        .filter(name -> name.startsWith("@"))
        .map(name -> name.substring(1).toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Predicate<SearchStore.Membership> wantedRooms(
      List<String> in, Set<String> directs) {
    if (in.isEmpty()) {
      return any -> true;
    }
    var names = in.stream().map(name -> Words.fold(name.strip())).collect(Collectors.toSet());
    return there ->
        in.contains(there.room())
            || directs.contains(there.room())
            || (!there.name().isEmpty() && names.contains(Words.fold(there.name().strip())));
  }

  private static List<String> withMe(List<String> from, User user) {
    return from.stream().map(name -> name.equals("me") ? user.username() : name).toList();
  }
}
