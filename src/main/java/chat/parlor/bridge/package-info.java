/// The bridge from sockets to the bus: the stock wire protocol, who is speaking and how fast, and
/// the fan-out of a room's events to every socket that listens, without touching the database.
package chat.parlor.bridge;
