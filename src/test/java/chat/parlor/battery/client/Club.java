package chat.parlor.battery.client;

/// A room of the workload.
///
/// @param hot whether it has fifty members and much of the talk
public record Club(String id, String code, Person owner, boolean hot) {}
