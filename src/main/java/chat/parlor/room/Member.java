package chat.parlor.room;

import chat.parlor.account.User;
import java.time.OffsetDateTime;

/// Somebody in a room.
///
/// @param lastSeen when the last of their sockets closed; null if they have never been here
public record Member(User user, Role role, OffsetDateTime lastSeen) {}
