package chat.parlor.battery.check;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Entry.Answered;
import chat.parlor.battery.history.Entry.Asked;
import chat.parlor.battery.history.Entry.Came;
import chat.parlor.battery.history.Entry.Closed;
import chat.parlor.battery.history.Entry.Delivered;
import chat.parlor.battery.history.Entry.Dropped;
import chat.parlor.battery.history.Entry.Head;
import chat.parlor.battery.history.Entry.Healed;
import chat.parlor.battery.history.Entry.Injected;
import chat.parlor.battery.history.Entry.Log;
import chat.parlor.battery.history.Entry.Opened;
import chat.parlor.battery.history.Entry.Read;
import chat.parlor.battery.history.Entry.Refused;
import chat.parlor.battery.history.Entry.Registered;
import chat.parlor.battery.history.Entry.Repeated;
import chat.parlor.battery.history.Entry.Revoked;
import chat.parlor.battery.history.Entry.Rewound;
import chat.parlor.battery.history.Entry.Roster;
import chat.parlor.battery.history.Entry.Seen;
import chat.parlor.battery.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A history sorted by what the invariants ask for. What a restored backup has undone is not in it.
final class Facts {
  final Map<Long, Asked> asked = new LinkedHashMap<>();
  final Map<Long, List<Answered>> answers = new HashMap<>();
  final Map<Long, List<Refused>> refusals = new HashMap<>();
  final Map<String, Came> people = new LinkedHashMap<>();
  final Map<Long, Opened> links = new LinkedHashMap<>();
  final Map<Long, Closed> closed = new HashMap<>();
  final Set<Long> repeated = new HashSet<>();
  final List<Read> reads = new ArrayList<>();
  final List<Log> logs = new ArrayList<>();
  final List<Revoked> revoked = new ArrayList<>();
  final List<Roster> rosters = new ArrayList<>();
  final Map<Place, List<Entry>> streams = new LinkedHashMap<>();
  final Weather weather = new Weather();
  final Memberships memberships;
  final long endUs;

  private final Map<String, Log> database = new LinkedHashMap<>();

  /// What one user sees of one room.
  record Place(String user, String room) {}

  Facts(List<Entry> history) {
    var real = withoutWhatWasUndone(history);
    real.forEach(this::take);
    endUs = real.isEmpty() ? 0 : real.getLast().atUs();
    memberships = new Memberships(this);
  }

  /// The database's log of each room.
  Map<String, List<Event>> rooms() {
    var rooms = new LinkedHashMap<String, List<Event>>();
    database.forEach((room, log) -> rooms.put(room, log.events()));
    return rooms;
  }

  List<Event> log(String room) {
    return database.containsKey(room) ? database.get(room).events() : List.of();
  }

  Optional<Event> inDatabase(String room, long seq) {
    var log = log(room);
    return seq >= 1 && seq <= log.size() && log.get((int) seq - 1).seq() == seq
        ? Optional.of(log.get((int) seq - 1))
        : log.stream().filter(event -> event.seq() == seq).findFirst();
  }

  /// The commands of one kind, in the order in which they were given.
  Stream<Asked> asked(Act act) {
    return asked.values().stream().filter(call -> call.act() == act);
  }

  Optional<Answered> answer(Asked call) {
    return answers.getOrDefault(call.call(), List.of()).stream().findFirst();
  }

  List<Refused> refusals(Asked call) {
    return refusals.getOrDefault(call.call(), List.of());
  }

  boolean isPrompt(String user) {
    return people.containsKey(user) && people.get(user).prompt();
  }

  /// The user as a sentence calls them.
  String name(String user) {
    return people.containsKey(user) ? people.get(user).name() : user;
  }

  String userOf(long link) {
    return links.get(link).user();
  }

  private void take(Entry entry) {
    switch (entry) {
      case Came came -> people.put(came.user(), came);
      case Asked call -> asked.put(call.call(), call);
      case Answered answer -> listOf(answers, answer.call()).add(answer);
      case Refused refusal -> listOf(refusals, refusal.call()).add(refusal);
      case Repeated again -> repeated.add(again.call());
      case Read read -> reads.add(read);
      case Opened link -> links.put(link.link(), link);
      case Closed end -> closed.putIfAbsent(end.link(), end);
      case Registered it -> stream(userOf(it.link()), it.room()).add(it);
      case Delivered it -> stream(userOf(it.link()), it.room()).add(it);
      case Head it -> stream(userOf(it.link()), it.room()).add(it);
      case Seen it -> stream(userOf(it.link()), it.room()).add(it);
      case Dropped it -> stream(it.user(), it.room()).add(it);
      case Revoked end -> revoked.add(end);
      case Injected fault -> weather.add(fault);
      case Healed fault -> weather.add(fault);
      case Rewound back -> {}
      case Log log -> {
        logs.add(log);
        if (log.isDatabase()) {
          database.put(log.room(), log);
        }
      }
      case Roster roster -> rosters.add(roster);
    }
  }

  private List<Entry> stream(String user, String room) {
    return listOf(streams, new Place(user, room));
  }

  private static <K, V> List<V> listOf(Map<K, List<V>> lists, K key) {
    return lists.computeIfAbsent(key, none -> new ArrayList<>());
  }

  /// Who wanted something still wants it after a backup was restored; what the server answered and
  /// showed since that backup was made counts no more.
  private static List<Entry> withoutWhatWasUndone(List<Entry> history) {
    var real = history;
    for (var entry : history) {
      if (entry instanceof Rewound back) {
        real = real.stream().filter(other -> !isUndone(other, back)).toList();
      }
    }
    return real;
  }

  private static boolean isUndone(Entry entry, Rewound back) {
    return switch (entry) {
      case Answered _, Refused _, Read _, Delivered _, Head _, Registered _ ->
          entry.atUs() > back.toUs() && entry.atUs() < back.atUs();
      case Came _, Asked _, Repeated _, Opened _, Closed _, Seen _, Dropped _, Revoked _ -> false;
      case Injected _, Healed _, Rewound _, Log _, Roster _ -> false;
    };
  }
}
