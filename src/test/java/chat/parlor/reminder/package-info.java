/// Tests of what people say of times.
package chat.parlor.reminder;
