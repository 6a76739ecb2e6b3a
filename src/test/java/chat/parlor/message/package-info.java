/// Tests of what is said, and of how fast it is written and found.
package chat.parlor.message;
