package chat.parlor.account;

import chat.parlor.network.Network;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// Names of what failures are counted for, and of where users are at home.
final class Subject {
  private Subject() {}

  static String ofNetwork(Network network) {
    return "net:" + network.name();
  }

  /// Everybody who guesses at a username from where its user is not at home.
  static String ofUser(String username) {
    return "user:" + fingerprint(username);
  }

  /// Whoever guesses at a username from one network.
  static String visitor(String username, Network network) {
    return ofUser(username) + "@" + network.name();
  }

  static String home(String username, Network network) {
    return "home:" + fingerprint(username) + "@" + network.name();
  }

  /// Any text has one of the same length, and what was typed as a name may be a password.
  private static String fingerprint(String username) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(username.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
