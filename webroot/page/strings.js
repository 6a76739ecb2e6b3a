// Every word the page says, but for those of parts that are loaded later, which have theirs in
// catalogues beside this one. Elements hold none of their own.

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
const listing = new Intl.ListFormat('en', {type: 'conjunction'});

/** @param {number} n @param {string} one @param {string} other */
export const count = (n, one, other) => `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

const NAMED_MAX = 4;

/** @param {string[]} names */
const some = (names) =>
  names.length > NAMED_MAX
    ? listing.format([...names.slice(0, NAMED_MAX - 1), count(names.length - NAMED_MAX + 1, 'other', 'others')])
    : listing.format(names);

export const say = Object.freeze({
  parlor: 'Parlor',
  tagline: 'A quiet place to talk.',
  pitch: 'Your rooms, on your own server. What is said stays, in order, for everyone who was invited.',

  signIn: 'Sign in',
  signUp: 'Create account',
  signInTitle: 'Welcome back',
  signUpTitle: 'Come on in',
  signInLead: 'Sign in to go on where you left off.',
  signUpLead: 'An account takes a name and a password. Nothing else.',
  noAccount: 'New here?',
  toSignUp: 'Create an account',
  haveAccount: 'Have an account already?',
  username: 'Username',
  usernameHint: 'Lower-case letters, digits, dots, dashes or underscores.',
  displayName: 'Your name',
  optional: 'optional',
  displayNameHint: 'How others see you.',
  password: 'Password',
  passwordHint: 'At least 8 characters.',
  showPassword: 'Show password',
  working: 'One moment…',
  notLoaded: 'This could not be loaded. Try again when you are connected.',
  notLoadedTitle: 'This part of the page is not here yet',
  notLoadedLead: 'The server cannot be reached.',
  badCredentials: 'That username and password do not match.',
  usernameTaken: 'Somebody already has that username.',
  usernameWrong: 'A username has 3 to 32 characters: a–z, 0–9, dot, dash, underscore.',
  passwordShort: 'The password needs at least 8 characters.',
  passwordLong: 'The password is too long: 72 bytes at most.',
  fieldMissing: 'Fill in your username and your password.',
  ended: Object.freeze({
    expired: 'Your session has ended. Sign in again – what you were writing is still here.',
    elsewhere: 'You signed out in another tab.',
    signedOut: 'You are signed out.',
    closed: 'Your account is closed.',
    switched: 'Somebody else signed in in another tab.',
    needed: 'Sign in to open that page.',
    invited: 'You have been invited. Sign in or create an account to join the room.',
  }),

  morning: 'Good morning',
  afternoon: 'Good afternoon',
  evening: 'Good evening',
  /** @param {string} greeting @param {string} name */
  greet: (greeting, name) => `${greeting}, ${name}.`,
  firstRoom: 'Create your first room, or join one with a code somebody gave you.',
  caughtUp: 'You are all caught up.',
  /** @param {number} n */
  waiting: (n) => `${count(n, 'message is', 'messages are')} waiting for you.`,
  rooms: 'Rooms',
  noRooms: 'No rooms yet',
  newRoom: 'New room',
  createTitle: 'Create a room',
  createLead: 'It gets a code that you can pass on.',
  roomName: 'Room name',
  roomNamePlaceholder: 'Kitchen table',
  roomTopic: 'Topic',
  topicPlaceholder: 'What is it about?',
  createRoom: 'Create room',
  joinTitle: 'Join with a code',
  joinLead: 'The owner of the room has it.',
  roomCode: 'Room code',
  joinRoom: 'Join room',
  badCode: 'No room has this code. Check it, or ask for a new one.',
  nameMissing: 'Give the room a name.',
  codeMissing: 'Type the code you were given.',
  invitedTitle: 'You are invited',
  invitedLead: 'This link opens a room on this server. Join to read and write in it.',

  back: 'Back to rooms',
  skip: 'Skip to content',
  profile: 'Profile',
  /** @param {number} n */
  unread: (n) => `${count(n, 'unread message', 'unread messages')}`,
  /** @param {number} n */
  called: (n) => `${count(n, 'mention', 'mentions')}`,
  /** @param {number} n */
  badge: (n) => (n > 99 ? '99+' : String(n)),
  /** @param {number} n @param {number} online */
  people: (n, online) => `${count(n, 'member', 'members')}, ${number.format(online)} online`,
  /** @param {number} n */
  members: (n) => count(n, 'member', 'members'),
  loading: 'Loading…',
  loadFailed: 'The messages could not be loaded.',
  tryAgain: 'Try again',
  noRoomTitle: 'This room is not here',
  noRoomLead: 'It may not exist, or you are not a member of it. Ask its owner for the code.',
  /** @param {string} name */
  lostRoom: (name) => `You are no longer a member of ${name}.`,
  notFoundTitle: 'There is nothing here',
  notFoundLead: 'The address may be mistyped.',
  goHome: 'Go to your rooms',

  messages: 'Messages',
  /** @param {string} name */
  beginning: (name) => `This is where ${name} begins.`,
  beginningLead: 'Everything said here stays here, in order.',
  emptyLead: 'Nobody has said anything yet. Be the first.',
  inviteLead: 'Pass on this code to bring somebody in:',
  newMessages: 'New',
  toPresent: 'Jump to present',
  /** @param {number} n */
  newBelow: (n) => `${count(n, 'new message', 'new messages')}`,
  deleted: 'This message was deleted.',
  edited: '(edited)',
  sending: 'Sending…',
  sent: 'Sent',
  waitingToSend: 'Not sent yet. It goes out when the connection is back.',
  /** @param {string} reason */
  notSent: (reason) => `Not sent: ${reason}`,
  retry: 'Retry',
  discard: 'Delete',
  react: 'React',
  reply: 'Reply',
  answers: 'Answers',
  /** @param {string} name */
  answering: (name) => `Replying to ${name}`,
  stopAnswering: 'Do not reply to it',
  reactions: 'Reactions',
  /** @param {string} emoji @param {string[]} names @param {number} n */
  reacted: (emoji, names, n) =>
    `${emoji} ${number.format(n)}: ${listing.format(n > names.length ? [...names, count(n - names.length, 'other', 'others')] : names)}`,
  pickEmoji: 'Pick an emoji',
  findEmoji: 'Find by name',
  noEmoji: 'There is no emoji of that name here.',
  whoReacted: 'Who reacted',
  whoRead: 'Who has read this',
  unreadFrom: 'Mark unread from here',
  showVersions: 'Show what it said before',
  versions: 'What this message said',
  noVersions: 'Nothing is kept of it.',
  /** @param {string[]} names @param {boolean} all */
  seenBy: (names, all) => (all && names.length > 1 ? 'Seen by everyone' : `Seen by ${some(names)}`),
  edit: 'Edit',
  remove: 'Delete',
  copyLink: 'Copy link',
  actions: 'Message actions',
  copyCode: 'Copy',
  copied: 'Copied',
  save: 'Save',
  cancel: 'Cancel',
  editing: 'Edit message',
  editHint: 'Enter to save, Esc to cancel',
  deleteTitle: 'Delete this message?',
  deleteLead: 'It disappears for everyone in the room.',
  /** @param {string} author @param {string} time @param {string} text */
  messageLabel: (author, time, text) => `${author}, ${time}, ${text}`,
  /** @param {string} author @param {string} text */
  announce: (author, text) => `${author}: ${text}`,
  /** @param {number} n @param {string} room */
  announceMany: (n, room) => `${count(n, 'new message', 'new messages')} in ${room}`,
  /** @param {string[]} names */
  typing: (names) =>
    names.length > 3
      ? 'Several people are typing…'
      : `${listing.format(names)} ${names.length === 1 ? 'is' : 'are'} typing…`,

  /** @param {string} who */
  created: (who) => `${who} opened the room`,
  /** @param {string[]} names */
  joined: (names) => `${some(names)} joined`,
  /** @param {string[]} names */
  left: (names) => `${some(names)} left`,
  /** @param {string} by @param {string[]} names */
  removed: (by, names) => `${by} removed ${some(names)}`,
  /** @param {string} who @param {string} name */
  renamed: (who, name) => `${who} renamed the room to “${name}”`,
  /** @param {string} who @param {string} topic */
  topicSet: (who, topic) => (topic ? `${who} changed the topic to “${topic}”` : `${who} took the topic away`),
  /** @param {string} name */
  nowOwner: (name) => `${name} is the owner now`,
  /** @param {string} who */
  roomChanged: (who) => `${who} changed what the room says about itself`,

  /** @param {string} room */
  composerLabel: (room) => `Message ${room}`,
  send: 'Send',
  emojiList: 'Emoji',
  peopleList: 'People to mention',
  allHint: 'Everybody in the room',
  hereHint: 'Everybody who is online',
  /** @param {number} used @param {number} bound */
  counter: (used, bound) => `${number.format(used)} / ${number.format(bound)}`,
  /** @param {number} over */
  tooLong: (over) => `Too long by ${count(over, 'character', 'characters')}. Shorten it to send it.`,

  details: 'Room details',
  close: 'Close',
  about: 'About',
  noTopic: 'No topic yet.',
  editRoom: 'Edit name and topic',
  invite: 'Invite',
  inviteHint: 'Anyone with this code can join.',
  copyInvite: 'Copy link',
  renewCode: 'New code',
  renewTitle: 'Make a new code?',
  renewLead: 'The present code and links with it stop working at once.',
  people_: 'Members',
  owner: 'Owner',
  you: 'you',
  online: 'Online',
  offline: 'Offline',
  /** Whether somebody is here, while there is no connection. */
  notKnown: 'Not known without a connection',
  /** @param {string} when */
  lastSeen: (when) => `Last seen ${when}`,
  morePeople: 'Only the first members are shown.',
  /** @param {string} name */
  removeMember: (name) => `Remove ${name}`,
  /** @param {string} name */
  removeTitle: (name) => `Remove ${name} from this room?`,
  removeLead: 'They can no longer read or write here. What they wrote stays.',
  removeAlso: 'Make a new room code too: with the present one they could come back.',
  removeConfirm: 'Remove',
  leave: 'Leave room',
  /** @param {string} name */
  leaveTitle: (name) => `Leave ${name}?`,
  leaveLead: 'You need a code to come back.',

  search: 'Search',
  searchTitle: 'Search (Ctrl+K for rooms, people and commands)',
  jump: 'Jump to a date',
  directs: 'Direct messages',
  newDirect: 'New conversation',
  withMore: 'Talk with more people',
  /** @param {string} name */
  about_: (name) => `About ${name}`,
  peopleTitle: 'People',
  bulletin: 'Notifications',
  /** @param {number} n */
  unreadTold: (n) => `${number.format(n)} not read`,
  remind: 'Remind me',
  heed: 'Notifications of this room',
  heeds: Object.freeze({all: 'Everything', mentions: 'Mentions and replies', none: 'Nothing'}),
  /** @param {boolean} muted */
  heedMuted: (muted) => (muted ? ', muted' : ''),
  /** @param {number} n */
  asking: (n) => count(n, 'person asks to be your friend', 'people ask to be your friends'),
  /** @param {string} name */
  talkName: (name) => `Message ${name}`,

  reconnecting: 'No connection.',
  /** @param {number} s */
  retryIn: (s) => `Trying again in ${count(s, 'second', 'seconds')}.`,
  trying: 'Trying now…',
  retryNow: 'Try now',

  /** Why something was refused, by the contract's code. */
  refusals: Object.freeze(
    /** @type {Record<string, string>} */ ({
      offline: 'There is no connection just now.',
      bad_request: 'The server did not accept that.',
      too_long: 'It is too long.',
      too_large: 'It is too large.',
      not_signed_in: 'You are signed out.',
      token_expired: 'You are signed out.',
      not_found: 'That is not there any more.',
      not_a_member: 'You are not a member of this room.',
      not_allowed: 'You may not do that.',
      no_such_room: 'You are not a member of this room.',
      no_such_message: 'The message is gone.',
      bad_code: 'No room has this code.',
      taken: 'That is taken.',
      too_many: 'There are too many already.',
      rate_limited: 'That was too fast. Wait a moment and try again.',
      overloaded: 'The server is busy. Try again in a moment.',
      unavailable: 'Something went wrong. Try again.',
    }),
  ),
});

/** The same where people talk alone: there it is about them, and not about a room. */
const sayAmongPeople = Object.freeze({
  ...say,
  /** @param {string} names */
  beginning: (names) => `This is the beginning of your conversation with ${names}.`,
  beginningLead: 'What is said here stays here, in order.',
  /** @param {number} n @param {number} online */
  people: (n, online) => `${count(n, 'person', 'people')}, ${number.format(online)} online`,
  /** @param {number} n */
  members: (n) => count(n, 'person', 'people'),
  people_: 'People',
  details: 'Conversation details',
  deleteLead: 'It disappears for everyone in this conversation.',
  /** @param {number} n @param {string} names */
  announceMany: (n, names) => `${count(n, 'new message', 'new messages')} in the conversation with ${names}`,
  allHint: 'Everybody in this conversation',
  heed: 'Notifications of this conversation',
  refusals: Object.freeze({...say.refusals, not_allowed: 'This person takes no messages from you.'}),
});

/** What the page says in a room. @param {{isDirect: boolean}} room @returns {typeof say} */
export const sayIn = (room) => (room.isDirect ? sayAmongPeople : say);

/** @param {unknown} error @returns {string} a sentence for people */
export function sayWhy(error) {
  const code = /** @type {{code?: string}} */ (error)?.code ?? '';
  return say.refusals[code] ?? say.refusals.unavailable;
}
