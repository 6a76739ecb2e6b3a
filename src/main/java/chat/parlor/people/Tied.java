package chat.parlor.people;

import chat.parlor.account.User;
import java.time.OffsetDateTime;

/// Somebody one is friends with, has asked or was asked by.
///
/// @param at since when it is so
/// @param lastSeen when the last of their sockets closed; null if they have never been here
public record Tied(User user, Tie tie, OffsetDateTime at, OffsetDateTime lastSeen) {}
