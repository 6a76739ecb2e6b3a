package chat.parlor.battery.client;

import chat.parlor.battery.history.Act;
import chat.parlor.battery.history.Entry;
import chat.parlor.battery.history.Event;
import chat.parlor.battery.history.History;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/// What is asked when the talk is over: is everybody there, and what is in the logs.
final class Finale {
  private static final int READERS = 3;
  private static final int PAGE = 500;

  private final History history;
  private final List<Person> people;
  private final List<Club> clubs;

  Finale(History history, List<Person> people, List<Club> clubs) {
    this.history = history;
    this.people = people;
    this.clubs = clubs;
  }

  Future<Boolean> isCaughtUp() {
    if (people.stream().anyMatch(person -> person.unanswered() > 0 || !person.isOnline())) {
      return Future.succeededFuture(false);
    }
    var rooms = clubs.stream().map(this::isCaughtUp).toList();
    return Future.all(rooms).map(all -> rooms.stream().allMatch(Future::result));
  }

  private Future<Boolean> isCaughtUp(Club club) {
    return club.owner()
        .ask(Act.SYNC, club.id(), "", new JsonObject().put("after", 0).put("limit", 1))
        .map(
            page ->
                members(club).stream()
                    .allMatch(person -> person.last(club.id()) >= page.getLong("head")));
  }

  Future<Void> read(Club club) {
    var readers =
        members(club).stream()
            .limit(READERS)
            .map(person -> readLog(person, club.id(), new ArrayList<>()))
            .toList();
    return Future.all(readers)
        .compose(all -> readRoster(club.owner(), club.id(), null, new ArrayList<>()));
  }

  private List<Person> members(Club club) {
    return people.stream().filter(person -> person.isInside(club.id())).toList();
  }

  private Future<Void> readLog(Person reader, String room, List<Event> log) {
    var after = log.isEmpty() ? 0 : log.getLast().seq();
    return reader
        .ask(Act.SYNC, room, "", new JsonObject().put("after", after).put("limit", PAGE))
        .compose(
            page -> {
              page.getJsonArray("events").forEach(event -> log.add(Event.of((JsonObject) event)));
              if (page.getBoolean("more")) {
                return readLog(reader, room, log);
              }
              history.add(new Entry.Log(history.nowUs(), reader.id(), room, log));
              return Future.succeededFuture();
            });
  }

  private Future<Void> readRoster(Person reader, String room, String cursor, List<String> online) {
    var body = new JsonObject();
    if (cursor != null) {
      body.put("cursor", cursor);
    }
    return reader
        .ask(Act.MEMBERS, room, "", body)
        .compose(
            page -> {
              page.getJsonArray("members").stream()
                  .map(JsonObject.class::cast)
                  .filter(member -> member.getBoolean("online"))
                  .forEach(member -> online.add(member.getJsonObject("user").getString("id")));
              if (page.containsKey("cursor")) {
                return readRoster(reader, room, page.getString("cursor"), online);
              }
              history.add(new Entry.Roster(history.nowUs(), room, online));
              return Future.succeededFuture();
            });
  }
}
