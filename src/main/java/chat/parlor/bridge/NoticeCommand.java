package chat.parlor.bridge;

import chat.parlor.notice.Keyword;
import chat.parlor.wire.Fields;
import chat.parlor.wire.NoticeAddress;
import chat.parlor.wire.Refusal;
import java.util.List;

/// Something a client asks for about what its person should know.
sealed interface NoticeCommand extends Command {
  /// @param cursor where the page before ended; empty for the first
  record ListOwn(String cursor, int limit, boolean unread) implements NoticeCommand {}

  /// @param upTo whether all before it are meant, too
  record Read(String id, boolean upTo) implements NoticeCommand {}

  record ListKeywords() implements NoticeCommand {}

  record SetKeywords(List<Keyword> keywords) implements NoticeCommand {}

  int LIST_MAX = 100;
  int LIST_USUAL = 40;

  static NoticeCommand read(String address, Fields fields) {
    return switch (address) {
      case NoticeAddress.LIST ->
          new ListOwn(
              fields.cursor(),
              fields.limit(LIST_MAX, LIST_USUAL),
              Boolean.TRUE.equals(fields.optionalBoolean("unread")));
      case NoticeAddress.READ -> readOf(fields);
      case NoticeAddress.LIST_KEYWORDS -> new ListKeywords();
      case NoticeAddress.SET_KEYWORDS ->
          new SetKeywords(
              Keyword.distinct(fields.strings("keywords", Keyword.MOST, Keyword.LENGTH_MAX)));
      default -> throw Command.unknown();
    };
  }

  private static Read readOf(Fields fields) {
    var one = fields.value("id") != null;
    if (one == (fields.value("upTo") != null)) {
      throw Refusal.badRequest("Give one of \"id\" and \"upTo\".");
    }
    return one ? new Read(fields.id("id"), false) : new Read(fields.id("upTo"), true);
  }
}
