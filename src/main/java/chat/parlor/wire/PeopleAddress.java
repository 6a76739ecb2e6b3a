package chat.parlor.wire;

/// Where clients send what they want of other people.
public final class PeopleAddress {
  public static final String DIRECT_OPEN = "direct.open";

  public static final String PEOPLE_FIND = "people.find";
  public static final String PEOPLE_READ = "people.read";
  public static final String PEOPLE_PICTURES = "people.pictures";
  public static final String FRIEND_LIST = "friend.list";
  public static final String FRIEND_REQUEST = "friend.request";
  public static final String FRIEND_ACCEPT = "friend.accept";
  public static final String FRIEND_DECLINE = "friend.decline";
  public static final String FRIEND_WITHDRAW = "friend.withdraw";
  public static final String FRIEND_REMOVE = "friend.remove";
  public static final String BLOCK_LIST = "block.list";
  public static final String BLOCK_ADD = "block.add";
  public static final String BLOCK_REMOVE = "block.remove";

  private PeopleAddress() {}
}
