package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Api;
import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import chat.parlor.testing.Refused;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Looking for people by the beginnings of their names.
@ParameterizedClass
@EnumSource
@Timeout(600)
class FindPeopleTest {
  private static int number;

  @TempDir static Path directory;
  private static Places places;

  @Parameter Places.Kind kind;
  private BusClient asker;
  private Api.Session zoe;

  @BeforeParameterizedClassInvocation
  static void start(Places.Kind kind) {
    places = Places.open(kind, directory);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    places.close();
  }

  @BeforeEach
  void open() {
    asker = BusClient.open(places.here().uri(), places.here().api().signUp("asker" + ++number));
    asker.settle();
    zoe =
        places.there().api().signUp("z." + number, "Zo\u00eb \u00c5ngstr\u00f6m-O'Neill " + number);
  }

  @AfterEach
  void close() {
    asker.close();
  }

  @Test
  void anyBeginningFindsWhateverItsCaseAndAccents() {
    for (var typed :
        List.of(
            "zoe",
            "ZO\u00cb",
            "zo",
            "angs",
            "\u00e5NG",
            "o'n",
            "neill",
            "@z." + number,
            "neill zo")) {
      assertThat(ids(typed)).as(typed).contains(zoe.userId());
    }
    for (var typed : List.of("oe", "ngstrom", "zoeb", "zo nobody", "%", "_", "*", "' or 1=1 --")) {
      assertThat(ids(typed)).as(typed).doesNotContain(zoe.userId());
    }
  }

  @Test
  void nobodyFindsHimself() {
    assertThat(ids("asker" + number)).isEmpty();
  }

  @Test
  void whoHasBlockedIsNotFound() {
    try (var zoes = BusClient.open(places.there().uri(), zoe)) {
      var me = places.here().api().signUp("curious" + number);
      zoes.ask("block.add", new JsonObject().put("user", me.userId()));
      try (var curious = BusClient.open(places.here().uri(), me)) {
        var found = curious.ask("people.find", new JsonObject().put("text", "zo"));
        assertThat(found.encode()).doesNotContain(zoe.userId());
      }
    }
  }

  @Test
  void pagesShowEverybodyOnce() {
    var prefix = "many" + number + "x";
    var all =
        IntStream.range(0, 45)
            .mapToObj(
                i ->
                    places.there().api().signUp(prefix + i, prefix + " and " + prefix + i).userId())
            .toList();
    var found = new ArrayList<String>();
    var body = new JsonObject().put("text", prefix);
    String cursor;
    do {
      var page = asker.ask("people.find", body);
      page.getJsonArray("people").forEach(each -> found.add(((JsonObject) each).getString("id")));
      cursor = page.getString("cursor");
      body.put("cursor", cursor);
    } while (cursor != null);
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void lookingIsLimited() {
    try (var parlor = ParlorProcess.start(directory.resolve("limited" + number), Map.of());
        var hasty = BusClient.open(parlor.uri(), parlor.api().signUp("hasty"))) {
      var codes = new ArrayList<String>();
      for (var i = 0; i < 40; i++) {
        codes.add(code(hasty));
      }
      assertThat(codes).contains("ok", "rate_limited");
    }
  }

  private static String code(BusClient bus) {
    try {
      bus.ask("people.find", new JsonObject().put("text", "a"));
      return "ok";
    } catch (Refused refused) {
      return refused.code();
    }
  }

  private List<String> ids(String text) {
    return asker
        .ask("people.find", new JsonObject().put("text", text))
        .getJsonArray("people")
        .stream()
        .map(each -> ((JsonObject) each).getString("id"))
        .toList();
  }
}
