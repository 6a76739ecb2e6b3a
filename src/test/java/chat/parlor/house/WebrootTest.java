package chat.parlor.house;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parlor.testing.Addresses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The page and the server speak of the same things, and the page carries nothing unused.
@Timeout(30)
class WebrootTest {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[\"'`]((?:room|message|read|user|draft|direct|people|friend|block|me|notice|keyword|reminder)\\.[a-z]\\w*)[\"'`]");
  private static final Set<String> KINDS =
      Set.of(
          "message.posted",
          "message.edited",
          "message.deleted",
          "message.reacted",
          "room.changed",
          "room.joined",
          "room.left",
          "user.changed",
          "friend.changed",
          "block.changed",
          "me.changed",
          "notices.changed",
          "reminder.ended");

  @Test
  void theAddressesOfThePageAreThoseOfTheServer() throws Exception {
    var known = new HashSet<>(KINDS);
    known.addAll(Addresses.ofCommands());
    var unknown = new TreeSet<String>();
    for (var file : Repository.files("webroot", ".js")) {
      var address = ADDRESS.matcher(Repository.text(file));
      while (address.find()) {
        if (!known.contains(address.group(1))) {
          unknown.add(file + ": " + address.group(1));
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void everyFileOfThePageIsUsed() {
    var sources = new ArrayList<>(Repository.files("webroot"));
    sources.addAll(Repository.files("src/main/java", ".java"));
    var dead = new ArrayList<String>();
    for (var file : Repository.files("webroot")) {
      var name = file.getFileName().toString();
      var used =
          sources.stream()
              .anyMatch(other -> !other.equals(file) && Repository.text(other).contains(name));
      if (!used) {
        dead.add(file.toString());
      }
    }
    assertThat(dead).isEmpty();
  }
}
