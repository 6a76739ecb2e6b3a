package chat.parlor.network;

import static java.util.Objects.requireNonNull;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// What limits count as one place: an IPv4 address, or the /64 of an IPv6 address, because who has
/// one of those has 2^64 of them.
///
/// @param name `192.0.2.1`, or `2001:db8:0:1:0:0:0:0/64`
public record Network(String name) {
  private static final int BYTES = 8;

  public Network {
    requireNonNull(name);
  }

  public static Network of(InetAddress address) {
    return new Network(
        address instanceof Inet6Address v6 ? start(v6) + "/64" : address.getHostAddress());
  }

  private static String start(Inet6Address address) {
    try {
      var prefix = Arrays.copyOf(Arrays.copyOf(address.getAddress(), BYTES), 16);
      return InetAddress.getByAddress(prefix).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
