package chat.parlor.network;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;

/// Where a request comes from and what it was sent to, as its client sees it.
///
/// @param client the client's address, behind every proxy that is trusted
/// @param secure whether the client came over TLS
/// @param host what the client calls this server, with a port if it named one; null if it did not
public record Visit(InetAddress client, boolean secure, String host) {
  public Visit {
    requireNonNull(client);
  }

  /// Whom to count it for.
  public Network network() {
    return Network.of(client);
  }
}
