/// Several nodes as one: who is among them, and the event bus that spans them.
package chat.parlor.cluster;
