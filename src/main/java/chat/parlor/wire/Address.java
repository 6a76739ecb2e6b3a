package chat.parlor.wire;

/// The event-bus addresses that are listened to. What clients send to, in `RoomAddress` and its
/// like, never overlaps with them; addresses under `parlor.` stay between nodes.
public final class Address {
  /// Between nodes: the body is the id of a session that was signed out or revoked.
  public static final String SESSION_REVOKED = "parlor.session.revoked";

  /// Between nodes: a notice for one user, named in the header `user`.
  public static final String NOTICE = "parlor.notice";

  /// Between nodes: a user who has another name from now on.
  public static final String RENAMED = "parlor.renamed";

  /// Between nodes: the id of a user who has closed his account.
  public static final String LEAVING = "parlor.leaving";

  /// Between nodes: somebody has blocked somebody, or does so no more.
  public static final String UNSEEN = "parlor.unseen";

  /// Between nodes: who is online on the one that says so.
  public static final String PRESENCE = "parlor.presence";

  /// Between nodes: how far a member of a room has read.
  public static final String READ = "parlor.read";

  /// Between nodes: everybody in a room has been called, or everybody there who is online.
  public static final String CALLED = "parlor.called";

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
