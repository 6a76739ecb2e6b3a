package chat.parlor.account;

import chat.parlor.network.Network;
import java.net.InetAddress;
import java.util.Objects;

/// Where a sign-up or sign-in comes from.
///
/// @param address the network address
/// @param device what the browser calls itself, cut and cleaned for the list of sessions
public record Caller(InetAddress address, String device) {
  private static final int DEVICE_MAX = 200;

  public Caller {
    Objects.requireNonNull(address);
    device = device == null ? "" : device.replaceAll("\\p{Cntrl}", " ");
    device = device.length() > DEVICE_MAX ? device.substring(0, DEVICE_MAX) : device;
  }

  /// Whom his attempts are counted for.
  Network network() {
    return Network.of(address);
  }
}
