package chat.parlor.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// The reading of addresses as they are written; no name is ever looked up.
final class Literal {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V4_WITH_PORT = Pattern.compile("(" + V4 + "):\\d{1,5}");
  private static final Pattern V6_IN_BRACKETS = Pattern.compile("\\[([^\\]]+)](:\\d{1,5})?");

  private Literal() {}

  /// An address, empty for anything else. An IPv4 address mapped into IPv6 comes out as IPv4.
  static Optional<InetAddress> read(String text) {
    try {
      return V4.matcher(text).matches() || text.indexOf(':') >= 0
          ? Optional.of(withoutZone(InetAddress.ofLiteral(text)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The same, of an address with or without a port, as proxies write it.
  static Optional<InetAddress> readHop(String text) {
    var v4 = V4_WITH_PORT.matcher(text);
    if (v4.matches()) {
      return read(v4.group(1));
    }
    var v6 = V6_IN_BRACKETS.matcher(text);
    return read(v6.matches() ? v6.group(1) : text);
  }

  /// `fe80::1%eth0` and `fe80::1` are one address; the zone says only which cable leads there.
  private static InetAddress withoutZone(InetAddress address) {
    if (address instanceof Inet6Address) {
      try {
        return InetAddress.getByAddress(address.getAddress());
      } catch (java.net.UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
    return address;
  }
}
