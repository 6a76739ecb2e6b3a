package chat.parlor.people;

import java.time.OffsetDateTime;

/// How somebody stands to a person he looks at.
///
/// @param blocked whether he has blocked them
/// @param hidden whether they have blocked him
/// @param near whether they are friends or in one room, so that he may see when they are here
/// @param lastSeen null when they have never been here
public record Relation(
    Tie tie, boolean blocked, boolean hidden, boolean near, OffsetDateTime lastSeen) {}
