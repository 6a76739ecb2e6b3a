package chat.parlor.battery.client;

import chat.parlor.battery.Plan;
import chat.parlor.battery.history.Act;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What everybody does while faults happen: mostly they post, at random moments whose rate is
/// constant (a Poisson process); and outsiders try each room.
final class Talk {
  private static final long TICK_MS = 5;
  private static final int UNANSWERED_MAX = 100;
  private static final int REMEMBERED = 2_000;
  private static final int SIGN_OUT_ONE_IN = 1_000;
  private static final long FLAP_MS = 15_000;
  private static final long AWAY_MS_MAX = 8_000;

  private final Plan plan;
  private final Vertx vertx;
  private final List<Person> people;
  private final List<Club> clubs;
  private final Random random;
  private final Deque<Said> said = new ArrayDeque<>();
  private double dueMs;
  private long nowMs;
  private boolean over;

  /// A message that was acknowledged.
  private record Said(Person author, String room, String id, Wish wish) {}

  Talk(Plan plan, Vertx vertx, List<Person> people, List<Club> clubs, long seed) {
    this.plan = plan;
    this.vertx = vertx;
    this.people = people;
    this.clubs = clubs;
    this.random = new Random(seed);
  }

  void begin() {
    dueMs = pauseMs();
    vertx.setPeriodic(TICK_MS, this::tick);
    people.stream()
        .filter(person -> person.temper() == Temper.FLAPPING)
        .forEach(person -> vertx.setTimer(random.nextLong(FLAP_MS) + 1, timer -> flap(person)));
  }

  void end() {
    over = true;
  }

  private void tick(long timer) {
    if (over) {
      vertx.cancelTimer(timer);
      return;
    }
    nowMs += TICK_MS;
    while (dueMs <= nowMs) {
      act();
      dueMs += pauseMs();
    }
  }

  /// The time between two events of a Poisson process is exponentially distributed.
  private double pauseMs() {
    return -Math.log(1 - random.nextDouble()) * 1_000 / plan.actsPerSecond();
  }

  private void act() {
    var percent = random.nextInt(100);
    if (percent < 5) {
      pickSaid().ifPresent(it -> it.author.edit(it.room, it.id));
    } else if (percent < 7) {
      pickSaid().ifPresent(this::delete);
    } else if (percent < 10) {
      comeOrGo();
    } else if (percent < 11) {
      readBack();
    } else if (percent < 12) {
      trespass();
    } else if (random.nextInt(SIGN_OUT_ONE_IN) == 0) {
      people.get(random.nextInt(people.size())).signOutAndIn();
    } else {
      say();
    }
  }

  private void say() {
    var club = pickClub();
    pickInside(club)
        .ifPresent(
            person -> {
              var wish = person.say(club.id());
              if (random.nextInt(100) == 0) {
                person.replay(wish);
              }
              wish.answer
                  .future()
                  .onSuccess(
                      answer ->
                          remember(new Said(person, club.id(), answer.getString("id"), wish)));
            });
  }

  private void remember(Said message) {
    said.add(message);
    if (said.size() > REMEMBERED) {
      said.poll();
    }
    if (random.nextInt(100) == 0) {
      pickSaid().ifPresent(old -> old.author.replay(old.wish));
    }
  }

  private Optional<Said> pickSaid() {
    return said.stream()
        .skip(said.isEmpty() ? 0 : random.nextInt(said.size()))
        .filter(it -> it.author.isInside(it.room))
        .filter(it -> it.author.unanswered() < UNANSWERED_MAX)
        .findFirst();
  }

  /// By its author, or by the owner of the room.
  private void delete(Said message) {
    var club = clubs.stream().filter(it -> it.id().equals(message.room)).findFirst().orElseThrow();
    var who = random.nextBoolean() ? message.author : club.owner();
    said.remove(message);
    who.ask(Act.DELETE, message.room, message.id, new JsonObject().put("id", message.id));
  }

  private void comeOrGo() {
    var club = pickClub();
    var person = people.get(random.nextInt(people.size()));
    if (person == club.owner() || person.unanswered() > 0) {
      return;
    }
    if (person.isInside(club.id())) {
      if (random.nextBoolean()) {
        person.leave(club.id());
      } else {
        club.owner()
            .ask(Act.REMOVE, club.id(), person.id(), new JsonObject().put("user", person.id()));
      }
    } else if (club.hot() || random.nextInt(3) == 0) {
      person.join(club.id(), club.code());
    }
  }

  private void readBack() {
    var club = pickClub();
    pickInside(club)
        .ifPresent(
            person -> person.ask(Act.HISTORY, club.id(), "", new JsonObject().put("limit", 50)));
  }

  /// Somebody tries to hear, read and say something in a room they are not in.
  private void trespass() {
    var club = clubs.get(random.nextInt(clubs.size()));
    var person = people.get(random.nextInt(people.size()));
    if (person.isInside(club.id()) || !person.isOnline() || person.unanswered() > 0) {
      return;
    }
    switch (random.nextInt(5)) {
      case 0 -> person.eavesdrop(club.id());
      case 1 -> person.ask(Act.HISTORY, club.id(), "", new JsonObject());
      case 2 -> person.ask(Act.SYNC, club.id(), "", new JsonObject().put("after", 0));
      case 3 -> person.ask(Act.MEMBERS, club.id(), "", new JsonObject());
      default -> person.say(club.id());
    }
  }

  private void flap(Person person) {
    if (over) {
      return;
    }
    person.goAway();
    vertx.setTimer(random.nextLong(AWAY_MS_MAX) + 500, timer -> person.come());
    vertx.setTimer(FLAP_MS, timer -> flap(person));
  }

  private Club pickClub() {
    var hot = random.nextInt(100) < 40;
    var from = hot ? 0 : Plan.HOT_ROOMS;
    var count = hot ? Plan.HOT_ROOMS : clubs.size() - Plan.HOT_ROOMS;
    return clubs.get(from + random.nextInt(count));
  }

  private Optional<Person> pickInside(Club club) {
    var start = random.nextInt(people.size());
    for (var i = 0; i < people.size(); i++) {
      var person = people.get((start + i) % people.size());
      if (person.isInside(club.id()) && person.unanswered() < UNANSWERED_MAX) {
        return Optional.of(person);
      }
    }
    return Optional.empty();
  }
}
