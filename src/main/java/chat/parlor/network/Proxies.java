package chat.parlor.network;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The reverse proxies that are believed when they say whom they speak for. From anybody else the
/// `X-Forwarded-` headers are just text.
public record Proxies(List<Range> ranges) {
  /// Nobody is believed.
  public static final Proxies NONE = new Proxies(List.of());

  private static final InetAddress NOWHERE = InetAddress.ofLiteral("::");

  public Proxies {
    ranges = List.copyOf(ranges);
  }

  /// Reads addresses and ranges such as `10.0.0.0/8`.
  ///
  /// @throws IllegalArgumentException for a text that is neither
  public static Proxies of(List<String> texts) {
    return new Proxies(texts.stream().map(Range::of).toList());
  }

  /// Whether the other end of a connection is one of them.
  boolean trust(InetAddress peer) {
    return ranges.stream().anyMatch(range -> range.contains(peer));
  }

  /// Whom a connection counts for; nobody when it is a trusted proxy's, which has one for each of
  /// its clients.
  public Optional<Network> network(HttpConnection connection) {
    return Optional.of(peer(connection.remoteAddress()))
        .filter(peer -> !trust(peer))
        .map(Network::of);
  }

  /// Where a request comes from. The same answer however often it is asked.
  public Visit visit(HttpServerRequest request) {
    var peer = peer(request.remoteAddress());
    if (!trust(peer)) {
      return new Visit(peer, request.isSSL(), host(request));
    }
    return new Visit(
        client(peer, said(request, "X-Forwarded-For")),
        last(said(request, "X-Forwarded-Proto"))
            .map(scheme -> scheme.toLowerCase(Locale.ROOT).matches("https|wss"))
            .orElse(request.isSSL()),
        last(said(request, "X-Forwarded-Host")).orElse(host(request)));
  }

  /// The last one in the chain whom no trusted proxy speaks for. Each proxy adds the one it was
  /// asked by at the end, so what stands further left may have been made up by a client.
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    var client = peer;
    for (var hop : forwardedFor.reversed()) {
      var said = trust(client) ? Literal.readHop(hop) : Optional.<InetAddress>empty();
      if (said.isEmpty()) {
        return client;
      }
      client = said.get();
    }
    return client;
  }

  /// Each trusted proxy says it anew or passes it on: the last word is that of the nearest one.
  private static Optional<String> last(List<String> said) {
    return said.isEmpty() || said.getLast().isEmpty()
        ? Optional.empty()
        : Optional.of(said.getLast());
  }

  private static List<String> said(HttpServerRequest request, String header) {
    return request.headers().getAll(header).stream()
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .map(String::strip)
        .toList();
  }

  /// An address that cannot be told counts as one and the same nowhere.
  private static InetAddress peer(SocketAddress end) {
    var address = end == null ? null : end.hostAddress();
    return address == null ? NOWHERE : Literal.read(address).orElse(NOWHERE);
  }

  private static String host(HttpServerRequest request) {
    var authority = request.authority();
    if (authority == null) {
      return null;
    }
    return authority.port() > 0 ? authority.host() + ":" + authority.port() : authority.host();
  }
}
