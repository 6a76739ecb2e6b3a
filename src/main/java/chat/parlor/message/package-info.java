/// Messages: posting, editing and deleting them, and reading a room's history and log.
package chat.parlor.message;
