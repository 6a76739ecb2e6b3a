/// Who is where: online, offline and last seen for everybody in a room, and who is typing.
package chat.parlor.presence;
