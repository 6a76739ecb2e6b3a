package chat.parlor.doors;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.BusClient;
import chat.parlor.testing.ParlorProcess;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the end of a session means for its sockets, and for no others.
@Tag("databases")
@Timeout(120)
class SignOutTest {
  private static final JsonObject NOTHING = new JsonObject();

  @TempDir Path data;

  @Test
  void signingOutClosesTheSocketsOfThatSessionAlone() {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      var laptop = parlor.api().signUp("ada");
      var phone = parlor.api().signIn("ada");
      try (var onLaptop = BusClient.open(parlor.uri(), laptop);
          var onPhone = BusClient.open(parlor.uri(), phone)) {
        onLaptop.ask("room.list", NOTHING);
        onPhone.ask("room.list", NOTHING);
        parlor.api().signOut(laptop);
        assertThat(onLaptop.awaitClose()).isEqualTo(4001);
        assertThat(onPhone.ask("room.list", NOTHING).fieldNames()).containsExactly("rooms");
      }
      try (var again = BusClient.open(parlor.uri(), laptop)) {
        assertThat(again.askInVain("room.list", NOTHING)).isNotNull();
      }
    }
  }

  @Test
  void aServerThatStopsSendsItsPeopleElsewhere() {
    try (var parlor = ParlorProcess.startWithoutLimits(data)) {
      var ada = parlor.api().signUp("ada");
      try (var socket = BusClient.open(parlor.uri(), ada)) {
        socket.ask("room.list", NOTHING);
        parlor.askToStop();
        assertThat(socket.awaitClose()).isEqualTo(1012);
      }
      assertThat(parlor.awaitEnd()).isZero();
    }
  }
}
