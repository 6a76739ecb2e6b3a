package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Packages stand on floors: a class knows its own package and those below, never beside or above.
@Timeout(60)
class FloorsTest {
  private static final String ROOT = "chat.parlor";

  /// The floor of each package; two on one floor do not know each other.
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("", 11),
          Map.entry("launch", 11),
          Map.entry("web", 10),
          Map.entry("bridge", 9),
          Map.entry("search", 8),
          Map.entry("reminder", 8),
          Map.entry("message", 7),
          Map.entry("presence", 7),
          Map.entry("room", 6),
          Map.entry("people", 5),
          Map.entry("notice", 4),
          Map.entry("account", 3),
          Map.entry("database", 2),
          Map.entry("cluster", 2),
          Map.entry("settings", 1),
          Map.entry("embedded", 0),
          Map.entry("network", 0),
          Map.entry("words", 0),
          Map.entry("wire", 0));

  /// What reads rows beside the stores: the views that answer clients, and caches of a store's
  /// rows.
  private static final Set<String> READERS =
      Set.of(
          "Door",
          "LastSeen",
          "ReactionRows",
          "Reactors",
          "Revocations",
          "Timeline",
          "TimelineRows",
          "Versions",
          "Views");

  /// What writes a room's log, where the number and the rows belong together.
  private static final Set<String> LOG = Set.of("RoomLog", "Tail");

  private static JavaClasses parlor;

  @BeforeAll
  static void read() {
    parlor =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    assertThat(parlor).isNotEmpty();
  }

  @Test
  void everyPackageHasAFloor() {
    var packages = new TreeSet<String>();
    parlor.forEach(type -> packages.add(shortName(type)));
    assertThat(FLOORS.keySet()).containsAll(packages);
  }

  @Test
  void arrowsOnlyPointDown() {
    var found = new TreeSet<String>();
    for (var type : parlor) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        if (isOurs(dependency.getTargetClass()) && !isDown(dependency)) {
          found.add(dependency.getDescription());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aTechnologyStaysInItsRoom() {
    only("io.vertx.ext.web", type -> in(type, "web", "bridge"));
    only("io.vertx.ext.auth", type -> in(type, "account"));
    only("at.favre.lib", type -> in(type, "account"));
    only("org.commonmark", type -> in(type, "message"));
    only("io.netty", type -> in(type, "bridge") || isOneOf(Set.of("UnreadableRequest"), type));
    only("com.hazelcast", type -> in(type, "cluster"));
    only("io.vertx.spi.cluster", type -> in(type, "cluster"));
    only("org.apache.lucene", type -> in(type, "search"));
    only("org.flywaydb", type -> in(type, "database"));
    only("com.zaxxer", type -> in(type, "database"));
    only("org.h2", type -> in(type, "embedded", "database"));
    only("org.postgresql", type -> in(type, "database"));
    only("io.vertx.jdbcclient", type -> in(type, "database"));
    only("io.vertx.sqlclient", type -> holdsSql(type) || isOneOf(READERS, type));
    only("javax.sql", type -> in(type, "database"));
  }

  /// A unit of work is handed the writer's connection; what is done with it is done in a store.
  @Test
  void statementsAreInStores() {
    var handle = Set.of("java.sql.Connection", "java.sql.SQLException");
    var found = new TreeSet<String>();
    for (var type : parlor) {
      for (var dependency : type.getDirectDependenciesFromSelf()) {
        var target = dependency.getTargetClass();
        var passedOn =
            handle.contains(target.getName())
                && in(type, "account", "notice", "people", "room", "message", "search", "reminder");
        if (target.getPackageName().equals("java.sql") && !passedOn && !holdsSql(type)) {
          found.add(dependency.getDescription());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theBridgeTouchesNoDatabase() {
    var found = new TreeSet<String>();
    for (var type : parlor) {
      if (in(type, "bridge", "web")) {
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          if (dependency.getTargetClass().getPackageName().equals(ROOT + ".database")) {
            found.add(dependency.getDescription());
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isDown(Dependency dependency) {
    var from = shortName(dependency.getOriginClass());
    var to = shortName(dependency.getTargetClass());
    return from.equals(to) || FLOORS.get(from) > FLOORS.get(to);
  }

  private static void only(String technology, Predicate<JavaClass> allowed) {
    var found = new TreeSet<String>();
    for (var type : parlor) {
      if (!allowed.test(type)) {
        for (var dependency : type.getDirectDependenciesFromSelf()) {
          var target = dependency.getTargetClass().getPackageName();
          if (target.equals(technology) || target.startsWith(technology + ".")) {
            found.add(dependency.getDescription());
          }
        }
      }
    }
    assertThat(found).as("uses of %s outside its room", technology).isEmpty();
  }

  private static boolean holdsSql(JavaClass type) {
    return in(type, "database")
        || outermost(type).getSimpleName().endsWith("Store")
        || isOneOf(LOG, type);
  }

  private static boolean isOneOf(Set<String> names, JavaClass type) {
    return names.contains(outermost(type).getSimpleName());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(FloorsTest::outermost).orElse(type);
  }

  private static boolean in(JavaClass type, String... packages) {
    return Set.of(packages).contains(shortName(type));
  }

  private static boolean isOurs(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(ROOT) || name.startsWith(ROOT + ".");
  }

  private static String shortName(JavaClass type) {
    var name = type.getPackageName();
    return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
  }
}
