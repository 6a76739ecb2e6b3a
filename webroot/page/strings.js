// Every word the page says. Elements hold none of their own.

const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
const listing = new Intl.ListFormat('en', {type: 'conjunction'});

/** @param {number} n @param {string} one @param {string} other */
const count = (n, one, other) => `${number.format(n)} ${plural.select(n) === 'one' ? one : other}`;

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
  home: 'Home',
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
  searchLabel: 'Search messages',
  searchPlaceholder: 'Words, “a phrase”, from:name, in:"room"',
  searchOrder: 'Order',
  searchOrders: Object.freeze({newest: 'Newest', best: 'Best'}),
  searchHelp: 'Also:',
  searchFilters: Object.freeze(['from:me', 'from:', 'in:', 'on:', 'before:', 'after:', 'has:link', 'mentions:me']),
  results: 'Results',
  moreResults: 'More',
  nothingFound: 'Nothing found.',
  /** @param {number} n @param {boolean} more */
  found: (n, more) => (n ? `${count(n, 'result', 'results')}${more ? ', and there are more' : ''}` : 'Nothing found.'),
  jump: 'Jump to a date',
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
  directs: 'Direct messages',
  direct: 'Conversation',
  newDirect: 'New conversation',
  withMore: 'Talk with more people',
  gatherTitle: 'New conversation',
  gatherLead: 'With one to eight others. The same people always have the same conversation.',
  gatherBegin: 'Talk',
  /** @param {string} name */
  about_: (name) => `About ${name}`,
  personGone: 'This person cannot be shown.',
  /** @param {string} time @param {string} zone */
  localTime: (time, zone) => `${time} there (${zone.replaceAll('_', ' ')})`,
  blockedLead: 'You have blocked this person.',
  peopleTitle: 'People',
  /** @param {number} n */
  asking: (n) => count(n, 'person asks to be your friend', 'people ask to be your friends'),
  findTitle: 'Find somebody',
  findLabel: 'Name or username',
  /** @param {number} n */
  foundCount: (n) => `${count(n, 'person', 'people')} found`,
  nobodyFound: 'Nobody of that name can be found.',
  moreFound: 'Show more',
  friends: 'Friends',
  noFriends: 'Nobody yet. Find somebody by name, and ask.',
  incomingTitle: 'They ask to be your friends',
  outgoingTitle: 'You have asked',
  blockedTitle: 'Blocked',
  befriend: 'Add friend',
  accept: 'Accept',
  decline: 'Decline',
  withdraw: 'Take back',
  wasAsked: 'Asked',
  isFriend: 'Friend',
  isBlocked: 'Blocked',
  talk: 'Message',
  /** @param {string} name */
  talkName: (name) => `Message ${name}`,
  unfriend: 'End friendship',
  /** @param {string} name */
  unfriendName: (name) => `End friendship with ${name}`,
  /** @param {string} name */
  unfriendTitle: (name) => `Be friends with ${name} no more?`,
  unfriendLead: 'You no longer see when the other is here.',
  block: 'Block',
  /** @param {string} name */
  blockName: (name) => `Block ${name}`,
  /** @param {string} name */
  blockTitle: (name) => `Block ${name}?`,
  blockLead: 'They cannot write to you alone, do not see when you are here, and are not told.',
  unblock: 'Unblock',
  /** @param {string} name */
  unblockName: (name) => `Unblock ${name}`,
  takesNothing: 'This person takes no messages from you.',

  choosePicture: 'Choose a picture',
  removePicture: 'Remove picture',
  noPicture: 'This file is no picture that can be read.',
  shownTitle: 'How others see you',
  status: 'Status',
  statusPlaceholder: 'Back after lunch',
  statusFor: 'Show the status',
  /** @param {number} hours */
  spans: (hours) =>
    hours === 0 ? 'until I change it' : hours < 24 ? `for ${count(hours, 'hour', 'hours')}` : `for ${count(hours / 24, 'day', 'days')}`,
  /** @param {string} when */
  statusUntil: (when) => `until ${when}`,
  timeZone: 'Time zone',
  noZone: 'Not set',
  yourNameMissing: 'Type your name.',
  saved: 'Saved',
  peaceTitle: 'Who may reach you',
  findable: 'People who know my name can find me',
  receipts: 'Others see how far I have read',
  friendsOnly: 'Only friends may write to me alone',
  devices: 'Where you are signed in',
  thisDevice: 'This device',
  /** @param {string} agent what the browser calls itself */
  deviceOf: (agent) => {
    const [browser = ''] = /Edg|Firefox|Chrome|Safari|curl|Java/.exec(agent) ?? [];
    const [system = ''] = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent) ?? [];
    return [browser.replace('Edg', 'Edge'), system].filter(Boolean).join(' on ') || agent || 'Unknown device';
  },
  /** @param {string} when */
  lastUsed: (when) => `Last used ${when}`,
  endDevice: 'Sign out',
  /** @param {string} name */
  endDeviceName: (name) => `Sign out ${name}`,
  endOthers: 'Sign out everywhere else',
  endOthersTitle: 'Sign out everywhere else?',
  endOthersLead: 'Every other device has to sign in again.',
  changePassword: 'Change password',
  oldPassword: 'Present password',
  newPassword: 'New password',
  endOthersToo: 'Sign out everywhere else, too',
  oldPasswordWrong: 'The present password is wrong.',
  passwordChanged: 'The password is changed.',
  dataTitle: 'Your data',
  dataLead: 'All that this server knows of you, as one file.',
  dataDownload: 'Download your data',
  closingTitle: 'Close the account',
  closingLead: 'This cannot be taken back.',
  closingMessages: 'What you wrote',
  closingKeep: 'stays, under “Former member”',
  closingErase: 'is deleted everywhere',
  closeAccount: 'Close account',
  closingAsk: 'Close your account for good?',
  closingKeepLead: 'You leave all rooms. What you wrote stays, without your name.',
  closingEraseLead: 'You leave all rooms, and everything you wrote is deleted for everyone.',

  theme: 'Appearance',
  themes: Object.freeze({system: 'System', light: 'Light', dark: 'Dark'}),
  signOut: 'Sign out',
  signOutTitle: 'Sign out with unsent messages?',
  /** @param {number} n */
  signOutLead: (n) => `${count(n, 'message has', 'messages have')} not been sent and will be lost.`,

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

/** @param {unknown} error @returns {string} a sentence for people */
export function sayWhy(error) {
  const code = /** @type {{code?: string}} */ (error)?.code ?? '';
  return say.refusals[code] ?? say.refusals.unavailable;
}
