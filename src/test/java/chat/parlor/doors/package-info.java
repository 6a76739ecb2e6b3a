/// Tests of the promises, through the doors people use, against a server in its own process.
package chat.parlor.doors;
