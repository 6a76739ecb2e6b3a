package chat.parlor.wire;

/// Where clients send what they want of other people.
public final class PeopleAddress {
  public static final String DIRECT_OPEN = "direct.open";

  private PeopleAddress() {}
}
