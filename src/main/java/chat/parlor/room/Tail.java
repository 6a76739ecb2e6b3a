package chat.parlor.room;

import static chat.parlor.database.Statements.ask;

import chat.parlor.database.Question;
import chat.parlor.database.Statements;
import chat.parlor.database.Write;
import chat.parlor.wire.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The end of one room's log in the hands of a unit of work. It holds the room's row until the
/// commit, so nobody else takes a number, and what is asked about the room and its members stays
/// true.
public final class Tail {
  private final Connection connection;
  private final String room;
  private final List<String> people;
  private long last;

  private Tail(Connection connection, String room, long last, String people) {
    this.connection = connection;
    this.room = room;
    this.last = last;
    this.people = people == null ? List.of() : List.of(people.split(" "));
  }

  /// Takes hold of a room, waiting for whoever has it.
  ///
  /// @throws Refusal `no_such_room` when there is none
  public static Tail hold(Connection connection, String room) throws SQLException {
    return hold(connection, room, List.of());
  }

  /// Takes hold of a room and then asks what is asked about it.
  ///
  /// @throws Refusal `no_such_room` when there is none
  public static Tail hold(Connection connection, String room, List<Question<?>> then)
      throws SQLException {
    var tail =
        new Question<>(
            "select last_seq, people from rooms where id = ? for update",
            row -> new Tail(connection, room, row.getLong(1), row.getString(2)),
            room);
    var questions = new ArrayList<Question<?>>(List.of(tail));
    questions.addAll(then);
    ask(connection, questions);
    return tail.first().orElseThrow(Refusal::noSuchRoom);
  }

  /// The ids of all people of a direct conversation; empty for a room that one can join.
  public List<String> people() {
    return people;
  }

  /// The last number that was given.
  public long last() {
    return last;
  }

  /// Takes the next number, for an entry that is then written.
  public long next() {
    return ++last;
  }

  /// Counts a message of this room no more, which is being deleted under a number taken before.
  public void discount(String author, long seq) throws SQLException {
    ChapterStore.discount(connection, room, author, seq);
  }

  /// Writes an entry under the next number and answers the number.
  long append(Entry entry) throws SQLException {
    var seq = next();
    write(entry, seq);
    return seq;
  }

  /// Writes an entry under a number taken before; a message it speaks of has to be there.
  public void write(Entry entry, long seq) throws SQLException {
    Statements.write(connection, writes(entry, seq));
  }

  /// What `write` does.
  public List<Write> writes(Entry entry, long seq) {
    var writes = new ArrayList<Write>();
    writes.add(Write.of("update rooms set last_seq = ? where id = ?", seq, room));
    writes.addAll(ChapterStore.ends(room, seq - 1, seq));
    writes.add(insertion(entry, seq));
    return writes;
  }

  private Write insertion(Entry entry, long seq) {
    return Write.of(
        """
        insert into events
          (room_id, seq, kind, at, user_id, message_id, emoji, added, other_id, name, topic)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        room,
        seq,
        entry.kind().word(),
        entry.at(),
        entry.user().id(),
        entry.messageId(),
        entry.reaction() == null ? null : entry.reaction().emoji(),
        entry.reaction() == null ? null : entry.reaction().added(),
        entry.other() == null ? null : entry.other().id(),
        entry.name(),
        entry.topic());
  }
}
