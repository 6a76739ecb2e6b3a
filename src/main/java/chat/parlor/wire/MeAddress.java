package chat.parlor.wire;

/// Where clients send what their own person wants to know or change about himself.
public final class MeAddress {
  public static final String READ = "me.read";
  public static final String CHANGE = "me.change";

  private MeAddress() {}
}
