// What the page says where one looks for something.

import {count} from './strings.js';

export const sayFinding = Object.freeze({
  home: 'Home',

  searchLabel: 'Search messages',
  searchPlaceholder: 'Words, “a phrase”, from:name, in:"room"',
  searchOrder: 'Order',
  searchOrders: Object.freeze({newest: 'Newest', best: 'Best'}),
  searchHelp: 'Also:',
  searchFilters: Object.freeze(['from:me', 'from:', 'in:', 'on:', 'before:', 'after:', 'has:link', 'mentions:me']),
  results: 'Results',
  /** @param {string} names */
  among: (names) => `with ${names}`,
  moreResults: 'More',
  nothingFound: 'Nothing found.',
  /** @param {number} n @param {boolean} more */
  found: (n, more) => (n ? `${count(n, 'result', 'results')}${more ? ', and there are more' : ''}` : 'Nothing found.'),
  jumpDay: 'Day',
  jumpGo: 'Go there',
  nothingSaid: 'Nobody has said anything yet.',
  palette: 'Go to',
  paletteLabel: 'A room, a person or a command',
  palettePlaceholder: 'Where to?',
  room: 'Room',
  command: 'Command',
  keys: 'Keyboard shortcuts',
  keysAnywhere: 'Anywhere',
  keyPalette: 'Go to a room, a person or a command',
  keyRooms: 'Room before or after',
  keyUnread: 'Unread room before or after',
  keyAllRead: 'Everything is read',
  keyHelp: 'These shortcuts',
  keysRoom: 'In a room',
  keyCatchUp: 'Read to here and go to the end',
  keyEditLast: 'Edit the last own message, from an empty line',
  keySend: 'Send',
  keyBreak: 'New line',
  keyComplete: 'Name people, rooms and emoji',
  keyTake: 'Take what is offered',
  keysMessages: 'Among messages',
  keyToMessages: 'From the line to the messages',
  keyWalk: 'From message to message',
  keyTools: 'What can be done with a message',
  keyFirstTool: 'React',
  direct: 'Conversation',
});
