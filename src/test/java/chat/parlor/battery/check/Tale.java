package chat.parlor.battery.check;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Came;
import chat.parlor.battery.history.Entry.Closed;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Head;
import chat.parlor.battery.history.Entry.Healed;
import chat.parlor.battery.history.Entry.Injected;
import chat.parlor.battery.history.Entry.Log;
import chat.parlor.battery.history.Entry.Opened;
import chat.parlor.battery.history.Entry.Read;
import chat.parlor.battery.history.Entry.Refused;
import chat.parlor.battery.history.Entry.Registered;
import chat.parlor.battery.history.Entry.Revoked;
import chat.parlor.battery.history.Entry.Roster;
import chat.parlor.battery.history.Entry.Seen;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.How;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A history made by hand, of a server that does everything right: one room, and people who talk in
/// it. A test then spoils one thing.
final class Tale {
  static final String ROOM = "tea";
  private static final long SECOND = 1_000_000;

  private final List<Entry> entries = new ArrayList<>();
  private final List<Event> log = new ArrayList<>();
  private final Map<String, String> messageIds = new LinkedHashMap<>();
  private final Map<String, Long> links = new LinkedHashMap<>();
  private final Map<String, Long> shown = new LinkedHashMap<>();
  private final TreeSet<String> members = new TreeSet<>();
  private long atUs;
  private long numbers;

  /// Somebody signs up and opens a socket.
  Tale comes(String user) {
    add(new Came(now(), user, user, true));
    return opens(user);
  }

  Tale opens(String user) {
    links.put(user, ++numbers);
    return add(new Opened(now(), numbers, user, "session-" + user, 0));
  }

  Tale closes(String user) {
    return add(new Closed(now(), links.remove(user), 1000));
  }

  Tale joins(String user) {
    var call = ask(user, Act.JOIN, "", 0);
    happens(new Event(log.size() + 1, Event.JOINED, user, "", user, 0));
    members.add(user);
    return answer(call, ROOM, log.size()).listens(user);
  }

  /// Is let in by a command of long ago that a stopped node still had.
  Tale joinsLate(String user) {
    happens(new Event(log.size() + 1, Event.JOINED, user, "", user, 0));
    members.add(user);
    return this;
  }

  /// Registers after the last number that was shown before.
  Tale listens(String user) {
    var since = shown.getOrDefault(user, 0L);
    add(new Registered(now(), links.get(user), ROOM, since));
    log.subList(since.intValue(), log.size()).forEach(event -> show(user, How.RESUMED, event));
    return add(new Head(now(), links.get(user), ROOM, log.size()));
  }

  /// Posts a message; its `clientId` is its text.
  Tale says(String user, String text) {
    var call = ask(user, Act.POST, text, Event.hash(text));
    var id = "id-of-" + text;
    messageIds.put(text, id);
    happens(new Event(log.size() + 1, Event.POSTED, id, text, user, Event.hash(text)));
    return answer(call, id, log.size());
  }

  Tale edits(String user, String message, String text) {
    var call = ask(user, Act.EDIT, messageIds.get(message), Event.hash(text));
    change(message, Event.EDITED, Event.hash(text));
    return answer(call, "", log.size());
  }

  Tale deletes(String user, String message) {
    var call = ask(user, Act.DELETE, messageIds.get(message), 0);
    change(message, Event.DELETED, 0);
    return answer(call, "", log.size());
  }

  Tale removes(String owner, String user) {
    var call = ask(owner, Act.REMOVE, user, 0);
    happens(new Event(log.size() + 1, Event.LEFT, user, "", user, 0));
    members.remove(user);
    return answer(call, "", log.size());
  }

  /// Somebody reads the history and is shown what is there.
  Tale reads(String user) {
    var call = ask(user, Act.HISTORY, "", 0);
    answer(call, "", log.size());
    return add(
        new Read(
            now(), call, log.stream().filter(event -> event.kind().equals(Event.POSTED)).toList()));
  }

  Tale isRefused(String user, Act act, String subject, String code) {
    return add(new Refused(now(), ask(user, act, subject, Event.hash(subject)), code));
  }

  Tale breaks(String fault) {
    return add(new Injected(now(), fault, 0));
  }

  Tale heals(String fault) {
    return add(new Healed(now(), fault, 0));
  }

  Tale signsOut(String user) {
    return add(new Revoked(now(), "session-" + user));
  }

  /// All who listen are told that somebody came or went.
  Tale seen(String user, boolean online) {
    links.forEach(
        (watcher, link) -> {
          if (members.contains(watcher) && !watcher.equals(user)) {
            add(new Seen(now(), link, ROOM, user, online));
          }
        });
    return this;
  }

  Tale seconds(double seconds) {
    atUs += (long) (seconds * SECOND);
    return this;
  }

  /// Everybody reads the log from the beginning.
  List<Entry> ends() {
    add(new Log(now(), "", ROOM, List.copyOf(log)));
    members.forEach(member -> add(new Log(now(), member, ROOM, List.copyOf(log))));
    add(new Roster(now(), ROOM, members.stream().filter(links::containsKey).toList()));
    return entries;
  }

  private void change(String message, String kind, long hash) {
    var id = messageIds.get(message);
    log.replaceAll(event -> event.id().equals(id) ? withHash(event, hash) : event);
    var posted = log.stream().filter(event -> event.id().equals(id)).findFirst().orElseThrow();
    happens(new Event(log.size() + 1, kind, id, posted.clientId(), posted.author(), hash));
  }

  private static Event withHash(Event event, long hash) {
    return new Event(event.seq(), event.kind(), event.id(), event.clientId(), event.author(), hash);
  }

  private void happens(Event event) {
    log.add(event);
    members.stream().filter(links::containsKey).forEach(member -> show(member, How.LIVE, event));
  }

  private void show(String user, How how, Event event) {
    shown.put(user, event.seq());
    add(new Delivered(now(), links.get(user), ROOM, how, event));
  }

  private long ask(String user, Act act, String subject, long hash) {
    add(new Asked(now(), ++numbers, user, act, ROOM, subject, hash));
    return numbers;
  }

  private Tale answer(long call, String id, long seq) {
    return add(new Answered(now(), call, id, seq, "stamp-" + call));
  }

  private Tale add(Entry entry) {
    entries.add(entry);
    return this;
  }

  private long now() {
    atUs += 1_000;
    return atUs;
  }
}
