package chat.parlor.doors;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests of what is between people: each is run on one server, and over two nodes with Alice on the
/// one and Bob on the other.
@ParameterizedClass
@EnumSource
abstract class InBothPlaces {
  @TempDir static Path directory;
  static Places places;

  @Parameter Places.Kind kind;
  Company here;
  Company there;
  Company.Guest alice;
  Company.Guest bob;

  @BeforeParameterizedClassInvocation
  static void start(Places.Kind kind) {
    places = Places.open(kind, directory);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    places.close();
  }

  @BeforeEach
  void gather() {
    here = new Company(places.here());
    there = new Company(places.there());
    alice = here.invite("alice");
    bob = there.invite("bob");
  }

  @AfterEach
  void disperse() {
    here.close();
    there.close();
  }
}
