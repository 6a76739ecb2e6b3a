package chat.parlor.wire;

/// Every event-bus address of the contract. What clients send to and what they register on never
/// overlap; addresses under `parlor.` stay between nodes.
public final class Address {
  public static final String ROOM_CREATE = "room.create";
  public static final String ROOM_JOIN = "room.join";
  public static final String ROOM_LEAVE = "room.leave";
  public static final String ROOM_LIST = "room.list";
  public static final String ROOM_CHANGE = "room.change";
  public static final String ROOM_RENEW_CODE = "room.renewCode";
  public static final String ROOM_REMOVE_MEMBER = "room.removeMember";
  public static final String ROOM_MEMBERS = "room.members";
  public static final String ROOM_SYNC = "room.sync";
  public static final String ROOM_TYPING = "room.typing";
  public static final String MESSAGE_POST = "message.post";
  public static final String MESSAGE_EDIT = "message.edit";
  public static final String MESSAGE_DELETE = "message.delete";
  public static final String MESSAGE_HISTORY = "message.history";
  public static final String READ_MARK = "read.mark";

  /// Between nodes: the body is the id of a session that was signed out or revoked.
  public static final String SESSION_REVOKED = "parlor.session.revoked";

  /// Between nodes: a notice for one user, named in the header `user`.
  public static final String NOTICE = "parlor.notice";

  /// Between nodes: who is online on the one that says so.
  public static final String PRESENCE = "parlor.presence";

  private static final String ROOM = "room.";
  private static final String USER = "user.";

  private Address() {}

  /// Where the events of a room are published.
  public static String ofRoom(String roomId) {
    return ROOM + roomId;
  }

  /// Where the notices of one user are published.
  public static String ofUser(String userId) {
    return USER + userId;
  }

  /// The room whose events an address carries, or null.
  public static String roomOf(String address) {
    return idAfter(ROOM, address);
  }

  /// The user whose notices an address carries, or null.
  public static String userOf(String address) {
    return idAfter(USER, address);
  }

  private static String idAfter(String prefix, String address) {
    if (!address.startsWith(prefix)) {
      return null;
    }
    var id = address.substring(prefix.length());
    return Ids.looksLikeOne(id) ? id : null;
  }
}
