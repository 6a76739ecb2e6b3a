/// The bridge from sockets to the bus: the stock wire protocol, who is speaking, how fast, and the
/// fan-out of a room's events to every socket that listens. It touches no database.
package chat.parlor.bridge;
