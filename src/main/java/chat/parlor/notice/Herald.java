package chat.parlor.notice;

import chat.parlor.account.Notices;
import chat.parlor.account.User;
import chat.parlor.database.Database;
import chat.parlor.database.Question;
import chat.parlor.notice.Keywords.Owned;
import chat.parlor.wire.Address;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Times;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes notices in the unit of work that makes them due, and tells of them once they are on disk.
/// Calling a whole room is one row, whoever reads it looks whether it is for him.
public final class Herald {
  /// Notices of somebody, and calls of everybody in a room, that are certainly kept.
  static final int KEPT = 500;

  static final int KEPT_SHARED = 100;

  /// One in so many new ones has the oldest forgotten.
  private static final int PRUNES_ONE_IN = 32;

  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);

  private final Vertx vertx;
  private final Database database;
  private final Notices notices;
  private final Keywords keywords;
  private final NoticeViewStore views;

  /// Where all is published: never on a thread that others wait for.
  private final Context teller;

  public Herald(Vertx vertx, Database database, Notices notices) {
    this.vertx = vertx;
    this.database = database;
    this.notices = notices;
    this.keywords = new Keywords(database, notices);
    this.views = new NoticeViewStore(database);
    this.teller = vertx.getOrCreateContext();
  }

  public Keywords keywords() {
    return keywords;
  }

  /// Why somebody is to be told of what was said, and for which keyword.
  private record Why(Reason reason, String keyword) {}

  /// Something was said.
  ///
  /// @param asked what [Keywords#ahead] wanted to be asked, answered
  public List<Tidings> said(Connection connection, Said said, List<Question<Owned>> asked)
      throws SQLException {
    return write(connection, said, keywords.in(connection, said, asked), Set.of());
  }

  /// It was said otherwise: who is concerned no more has no notice of it, who is now has one.
  public List<Tidings> saidOtherwise(Connection connection, Said said) throws SQLException {
    var owners = NoticeStore.owners(connection, said.messageId());
    return write(connection, said, keywords.in(connection, said), owners);
  }

  /// It was taken back.
  public List<Tidings> unsaid(Connection connection, String messageId) throws SQLException {
    return delete(connection, messageId, NoticeStore.owners(connection, messageId));
  }

  private static List<Tidings> write(
      Connection connection, Said said, Map<String, String> keywords, Set<String> before)
      throws SQLException {
    var tidings = new ArrayList<Tidings>();
    var gone = new HashSet<>(before);
    var reasons = reasons(said, keywords);
    for (var listener : NoticeStore.attention(connection, said, reasons.keySet())) {
      var why = reasons.get(listener.userId());
      if (!listener.level().admits(why.reason()) || gone.remove(listener.userId())) {
        continue;
      }
      var told = Notification.of(said, Ids.next(), why.reason(), why.keyword());
      NoticeStore.insert(connection, listener.userId(), told);
      tidings.add(new Tidings.Fresh(listener.userId(), told, listener.alerts(said.at())));
    }
    var everybody = everybody(said);
    if (everybody.isPresent() && !gone.remove(everybody.get())) {
      var told = Notification.of(said, Ids.next(), Reason.MENTION, null);
      NoticeStore.insert(connection, everybody.get(), told);
      tidings.add(new Tidings.Shared(said.room(), told.id()));
    }
    tidings.addAll(delete(connection, said.messageId(), gone));
    return tidings;
  }

  private static Optional<String> everybody(Said said) {
    if (said.direct() || !said.all() && !said.here()) {
      return Optional.empty();
    }
    return Optional.of(said.all() ? NoticeStore.ALL : NoticeStore.HERE);
  }

  /// The best reason for each; those who are called with everybody else are left out.
  private static Map<String, Why> reasons(Said said, Map<String, String> keywords) {
    var reasons = new LinkedHashMap<String, Why>();
    var everybody = everybody(said);
    if (everybody.isEmpty()) {
      var called = said.all() || said.here() ? said.people() : said.called();
      called.forEach(id -> reasons.put(id, new Why(Reason.MENTION, null)));
    }
    if (!everybody.equals(Optional.of(NoticeStore.ALL))) {
      if (said.answered() != null) {
        reasons.putIfAbsent(said.answered(), new Why(Reason.REPLY, null));
      }
      keywords.forEach((id, keyword) -> reasons.putIfAbsent(id, new Why(Reason.KEYWORD, keyword)));
    }
    said.people().forEach(id -> reasons.putIfAbsent(id, new Why(Reason.DIRECT, null)));
    reasons.remove(said.author().id());
    return reasons;
  }

  private static List<Tidings> delete(Connection connection, String messageId, Set<String> owners)
      throws SQLException {
    NoticeStore.delete(connection, messageId, owners);
    var tidings = new ArrayList<Tidings>();
    for (var owner : owners) {
      if (!owner.equals(NoticeStore.ALL) && !owner.equals(NoticeStore.HERE)) {
        tidings.add(new Tidings.Changed(owner));
      }
    }
    return tidings;
  }

  /// Somebody asks another to be friends.
  public List<Tidings> asked(Connection connection, User asker, String userId) throws SQLException {
    var id = Ids.next();
    NoticeStore.insert(
        connection,
        userId,
        new Notification(
            id, Reason.FRIEND, Times.now(), false, null, null, asker, null, null, false));
    return List.of(new Tidings.Written(userId, id));
  }

  /// The request has been answered or taken back.
  public List<Tidings> settled(Connection connection, User asker, String userId)
      throws SQLException {
    return NoticeStore.deleteRequest(connection, userId, asker.id())
        ? List.of(new Tidings.Changed(userId))
        : List.of();
  }

  /// Whether somebody who reads on, or back, to a number has notices on the way there.
  public static boolean isConcerned(Connection connection, String room, String userId, long read)
      throws SQLException {
    return NoticeStore.isConcerned(connection, room, userId, read);
  }

  /// Tells what is on disk now, in the order in which it was written.
  public void tell(List<Tidings> tidings) {
    tidings.forEach(one -> teller.runOnContext(v -> tell(one)));
  }

  private void tell(Tidings tidings) {
    switch (tidings) {
      case Tidings.Fresh(var userId, var notification, var alert) -> {
        notices.tell(userId, frame(notification, alert));
        pruneSometimes(connection -> NoticeStore.prune(connection, userId, KEPT));
      }
      case Tidings.Written(var userId, var id) -> {
        tellWritten(userId, id);
        pruneSometimes(connection -> NoticeStore.prune(connection, userId, KEPT));
      }
      case Tidings.Shared(var room, var id) -> {
        vertx.eventBus().publish(Address.CALLED, new JsonObject().put("room", room).put("id", id));
        pruneSometimes(connection -> NoticeStore.pruneShared(connection, room, KEPT_SHARED));
      }
      case Tidings.Changed(var userId) -> tellUnread(userId);
    }
  }

  /// `{kind, notice, alert}`.
  static JsonObject frame(Notification notification, boolean alert) {
    return new JsonObject()
        .put("kind", "notice")
        .put("notice", notification.toJson())
        .put("alert", alert);
  }

  private void tellWritten(String userId, String id) {
    views
        .own(userId, id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture()
                    : views
                        .alerts(userId, found.get())
                        .onSuccess(alert -> notices.tell(userId, frame(found.get(), alert))))
        .onFailure(failure -> LOG.warn("A notice could not be told.", failure));
  }

  private void tellUnread(String userId) {
    views
        .unread(userId)
        .onSuccess(
            unread ->
                notices.tell(
                    userId, new JsonObject().put("kind", "notices.changed").put("unread", unread)))
        .onFailure(failure -> LOG.warn("What is unread could not be counted.", failure));
  }

  /// Work that writes and answers nothing.
  private interface Prune {
    void run(Connection connection) throws SQLException;
  }

  private void pruneSometimes(Prune prune) {
    if (ThreadLocalRandom.current().nextInt(PRUNES_ONE_IN) > 0) {
      return;
    }
    database
        .writes()
        .submit(
            connection -> {
              prune.run(connection);
              return null;
            })
        .onFailure(failure -> LOG.debug("Old notices stay for now.", failure));
  }
}
