/// What a run of the battery writes down: every act, answer and delivery, in memory and on disk.
package chat.parlor.battery.history;
