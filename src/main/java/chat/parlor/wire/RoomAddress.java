package chat.parlor.wire;

/// Where clients send what they want of rooms.
public final class RoomAddress {
  public static final String CREATE = "room.create";
  public static final String JOIN = "room.join";
  public static final String LEAVE = "room.leave";
  public static final String LIST = "room.list";
  public static final String CHANGE = "room.change";
  public static final String RENEW_CODE = "room.renewCode";
  public static final String REMOVE_MEMBER = "room.removeMember";
  public static final String MEMBERS = "room.members";
  public static final String SYNC = "room.sync";
  public static final String TYPING = "room.typing";
  public static final String NOTIFY = "room.notify";
  public static final String READS = "room.reads";
  public static final String MARK_READ = "read.mark";

  private RoomAddress() {}
}
