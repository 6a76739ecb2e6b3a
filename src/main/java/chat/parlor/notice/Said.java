package chat.parlor.notice;

import chat.parlor.account.User;
import java.time.OffsetDateTime;
import java.util.List;

/// What somebody has said in a room, as far as others are to be told of it.
///
/// @param people everybody in a direct conversation; empty for a room that one can join
/// @param at when it was said, or said otherwise
/// @param answered the id of whom it answers, or null
/// @param called the ids of whom it calls by name
/// @param all whether it calls everybody, and `here` everybody who is online
public record Said(
    String room,
    List<String> people,
    String messageId,
    long seq,
    User author,
    String text,
    OffsetDateTime at,
    String answered,
    List<String> called,
    boolean all,
    boolean here) {
  public Said {
    people = List.copyOf(people);
    called = List.copyOf(called);
  }

  boolean direct() {
    return !people.isEmpty();
  }

  Excerpt excerpt() {
    return new Excerpt(messageId, seq, author, text, null);
  }
}
