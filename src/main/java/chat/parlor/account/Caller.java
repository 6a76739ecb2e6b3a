package chat.parlor.account;

import java.util.Objects;

/// Where a sign-up or sign-in comes from.
///
/// @param address the network address
/// @param device what the browser calls itself, cut and cleaned for the list of sessions
public record Caller(String address, String device) {
  private static final int DEVICE_MAX = 200;

  public Caller {
    Objects.requireNonNull(address);
    device = device == null ? "" : device.replaceAll("\\p{Cntrl}", " ");
    device = device.length() > DEVICE_MAX ? device.substring(0, DEVICE_MAX) : device;
  }
}
