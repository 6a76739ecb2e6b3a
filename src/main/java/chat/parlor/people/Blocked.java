package chat.parlor.people;

import chat.parlor.account.User;
import java.time.OffsetDateTime;

/// Somebody whom one does not want to hear from, since a moment.
public record Blocked(User user, OffsetDateTime at) {}
