/// What tests use to come through the same doors as people: a real process, HTTP and sockets.
package chat.parlor.testing;
