/// The world of a run: nodes, the database, the roads to them, and everything that can break there.
package chat.parlor.battery.world;
