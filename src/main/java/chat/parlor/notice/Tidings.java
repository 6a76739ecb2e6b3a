package chat.parlor.notice;

/// What a unit of work has left to tell once it is on disk.
public sealed interface Tidings {
  /// A new notice of one person.
  record Fresh(String userId, Notification notification, boolean alert) implements Tidings {}

  /// A new notice of one person that is read again before it is told.
  record Written(String userId, String noticeId) implements Tidings {}

  /// A new notice of many people in a room.
  record Shared(String room, String noticeId) implements Tidings {}

  /// Something of one person's was read, or is gone.
  record Changed(String userId) implements Tidings {}
}
