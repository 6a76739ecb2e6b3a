package chat.parlor.room;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who is in one room, kept in memory and kept current by the room's own events.
final class Roster {
  private final Map<String, Role> roles;

  Roster(Map<String, Role> roles) {
    this.roles = new ConcurrentHashMap<>(roles);
  }

  /// The user's role, or null for somebody outside.
  Role roleOf(String userId) {
    return roles.get(userId);
  }

  /// Who enters an empty room owns it.
  void join(String userId) {
    roles.put(userId, roles.isEmpty() ? Role.OWNER : Role.MEMBER);
  }

  void own(String userId) {
    roles.put(userId, Role.OWNER);
  }

  void remove(String userId) {
    roles.remove(userId);
  }
}
