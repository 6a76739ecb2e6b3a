package chat.parlor.bridge;

import chat.parlor.account.Profile;
import chat.parlor.account.Profiles;
import chat.parlor.account.User;
import chat.parlor.people.Blocked;
import chat.parlor.people.Blocks;
import chat.parlor.people.Directory;
import chat.parlor.people.Friends;
import chat.parlor.people.Pictures;
import chat.parlor.people.Relation;
import chat.parlor.people.Step;
import chat.parlor.people.Tie;
import chat.parlor.people.Tied;
import chat.parlor.presence.Presence;
import chat.parlor.room.Directs;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/// What each command about people does, and the form of its reply.
public final class PeopleCommands {
  private final Directs directs;
  private final Directory directory;
  private final Profiles profiles;
  private final Friends friends;
  private final Blocks blocks;
  private final Pictures pictures;
  private final Presence presence;
  private final Rates rates;

  public PeopleCommands(
      Directs directs,
      Directory directory,
      Profiles profiles,
      Friends friends,
      Blocks blocks,
      Pictures pictures,
      Presence presence,
      Rates rates) {
    this.directs = directs;
    this.directory = directory;
    this.profiles = profiles;
    this.friends = friends;
    this.blocks = blocks;
    this.pictures = pictures;
    this.presence = presence;
    this.rates = rates;
  }

  Future<JsonObject> run(User user, PeopleCommand command) {
    return switch (command) {
      case PeopleCommand.OpenDirect c ->
          rates
              .opening(user, () -> directs.open(user, c.userIds()))
              .map(room -> Reply.of("room", room.toJson()));
      case PeopleCommand.Find c ->
          rates
              .search(user, () -> directory.find(user, c.text(), c.cursor()))
              .map(PeopleCommands::found);
      case PeopleCommand.ReadPerson c ->
          friends
              .relation(user, c.userId())
              .compose(
                  relation ->
                      profiles
                          .read(c.userId())
                          .map(profile -> Reply.of("person", person(profile, relation))));
      case PeopleCommand.NamePictures c ->
          pictures.namesOf(user, c.userIds()).map(names -> Reply.of("pictures", names(names)));
      case PeopleCommand.ListFriends c -> friends.of(user, c.cursor()).map(this::circle);
      case PeopleCommand.TakeStep c -> take(user, c.step(), c.userId()).map(Reply::nothing);
      case PeopleCommand.ListBlocks c -> blocks.of(user, c.cursor()).map(PeopleCommands::blocked);
      case PeopleCommand.Block c -> blocks.add(user, c.userId()).map(Reply::nothing);
      case PeopleCommand.Unblock c -> blocks.remove(user, c.userId()).map(Reply::nothing);
    };
  }

  /// Asking somebody is limited like opening a room: both come to others unasked.
  private Future<Void> take(User user, Step step, String userId) {
    return step == Step.REQUEST
        ? rates.opening(user, () -> friends.take(user, step, userId))
        : friends.take(user, step, userId);
  }

  private static JsonObject found(Directory.Page page) {
    var reply = Reply.list("people", page.people(), User::toJson);
    return page.cursor() == null ? reply : reply.put("cursor", page.cursor());
  }

  /// What somebody shows of himself to whoever stands to him like this.
  private JsonObject person(Profile profile, Relation relation) {
    var user = profile.user();
    var person = relation.hidden() ? Reply.of("user", user.toJson()) : profile.news();
    person.put("state", relation.tie().word()).put("blocked", relation.blocked());
    if (!relation.near()) {
      return person;
    }
    if (relation.hidden()) {
      return person.put("online", false).put("lastSeen", null);
    }
    if (profile.timeZone() != null) {
      person.put("timeZone", profile.timeZone());
    }
    return person
        .put("online", presence.isOnline(user.id()))
        .put("lastSeen", Times.textOrNull(relation.lastSeen()));
  }

  private static JsonArray names(Map<String, String> names) {
    var list = new JsonArray();
    names.forEach((user, id) -> list.add(Reply.of("user", user).put("picture", id)));
    return list;
  }

  private JsonObject circle(List<Tied> ties) {
    var reply =
        Reply.list("friends", with(Tie.FRIENDS, ties), this::friend)
            .mergeIn(Reply.list("incoming", with(Tie.INCOMING, ties), PeopleCommands::request))
            .mergeIn(Reply.list("outgoing", with(Tie.OUTGOING, ties), PeopleCommands::request));
    return ties.size() < Friends.PAGE ? reply : reply.put("cursor", ties.getLast().user().id());
  }

  private static List<Tied> with(Tie tie, List<Tied> ties) {
    return ties.stream().filter(one -> one.tie() == tie).toList();
  }

  private JsonObject friend(Tied friend) {
    return Reply.of("user", friend.user().toJson())
        .put("online", presence.isOnline(friend.user().id()))
        .put("lastSeen", Times.textOrNull(friend.lastSeen()))
        .put("since", Times.text(friend.at()));
  }

  private static JsonObject request(Tied tied) {
    return Reply.of("user", tied.user().toJson()).put("at", Times.text(tied.at()));
  }

  private static JsonObject blocked(List<Blocked> people) {
    var reply =
        Reply.list(
            "blocked",
            people,
            one -> Reply.of("user", one.user().toJson()).put("at", Times.text(one.at())));
    return people.size() < Blocks.PAGE ? reply : reply.put("cursor", people.getLast().user().id());
  }
}
