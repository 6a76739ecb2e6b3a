/// Reminders: what somebody wants to be told at a time, by whichever node is there then.
package chat.parlor.reminder;
