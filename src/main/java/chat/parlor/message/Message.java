package chat.parlor.message;

import chat.parlor.account.User;
import chat.parlor.notice.Excerpt;
import chat.parlor.notice.Said;
import chat.parlor.wire.Times;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.List;

/// A message as it is now. A deleted one keeps its place and has no text.
///
/// @param seq the number under which it was posted
/// @param quote the message it answers, or null
/// @param mentions whom it calls
/// @param changedSeq the number of the last event that changed what it says
/// @param kinds how many different emoji it has
/// @param reactions each of them, where they have been read
record Message(
    String id,
    String room,
    long seq,
    User author,
    String text,
    OffsetDateTime at,
    String clientId,
    OffsetDateTime editedAt,
    OffsetDateTime deletedAt,
    Excerpt quote,
    Mentions mentions,
    long changedSeq,
    int kinds,
    List<Tally> reactions) {
  Message {
    if ((text == null) != (deletedAt != null)) {
      throw new IllegalArgumentException("A message has a text exactly until it is deleted.");
    }
  }

  static Message posted(
      String id,
      long seq,
      User author,
      OffsetDateTime at,
      Post post,
      Excerpt quote,
      Mentions mentions) {
    return new Message(
        id,
        post.room(),
        seq,
        author,
        post.text(),
        at,
        post.clientId(),
        null,
        null,
        quote,
        mentions,
        seq,
        0,
        List.of());
  }

  /// About how many bytes it takes.
  int size() {
    return Timeline.OVERHEAD_BYTES
        + sizeOf(text)
        + (quote == null ? 0 : sizeOf(quote.text()))
        + Tally.size(reactions);
  }

  /// UTF-8 takes at most three bytes for each of Java's characters.
  static int sizeOf(String text) {
    return text == null ? 0 : text.length() * 3;
  }

  boolean deleted() {
    return deletedAt != null;
  }

  Message edited(String newText, Mentions called, OffsetDateTime when, long by) {
    return new Message(
        id, room, seq, author, newText, at, clientId, when, null, quote, called, by, kinds,
        reactions);
  }

  Message withoutText(OffsetDateTime when, long by) {
    return new Message(
        id,
        room,
        seq,
        author,
        null,
        at,
        clientId,
        editedAt,
        when,
        quote,
        Mentions.NONE,
        by,
        0,
        List.of());
  }

  Message with(List<Tally> read) {
    return new Message(
        id,
        room,
        seq,
        author,
        text,
        at,
        clientId,
        editedAt,
        deletedAt,
        quote,
        mentions,
        changedSeq,
        kinds,
        read);
  }

  /// Its beginning, for who answers it.
  Excerpt excerpt() {
    return new Excerpt(id, seq, author, text, deletedAt);
  }

  /// When it said what it says now.
  OffsetDateTime saidAt() {
    return editedAt == null ? at : editedAt;
  }

  /// What others may be told of it.
  ///
  /// @param people everybody in a direct conversation, else nobody
  Said said(List<String> people) {
    return new Said(
        room,
        people,
        id,
        seq,
        author,
        text,
        saidAt(),
        quote == null ? null : quote.author().id(),
        mentions.users(),
        mentions.all(),
        mentions.here());
  }

  /// `{id, room, seq, author, text?, at, clientId, editedAt?, deletedAt?, replyTo?, quote?,
  /// mentions?, reactions}`.
  JsonObject toJson() {
    var json =
        new JsonObject()
            .put("id", id)
            .put("room", room)
            .put("seq", seq)
            .put("author", author.toJson())
            .put("at", Times.text(at))
            .put("clientId", clientId)
            .put("reactions", Tally.toJson(reactions));
    putIfThere(json, "text", text);
    putIfThere(json, "editedAt", Times.textOrNull(editedAt));
    putIfThere(json, "deletedAt", Times.textOrNull(deletedAt));
    if (!mentions.none()) {
      json.put("mentions", mentions.toJson());
    }
    return quote == null ? json : json.put("replyTo", quote.id()).put("quote", quote.toJson());
  }

  private static void putIfThere(JsonObject json, String name, String value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
