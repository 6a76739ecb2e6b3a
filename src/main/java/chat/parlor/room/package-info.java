/// Rooms, who is in them and what they may, and the numbered log that everything durable goes
/// through.
package chat.parlor.room;
