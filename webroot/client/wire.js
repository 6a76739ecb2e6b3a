// What crosses the wire: its shapes and its addresses. Nothing else in the page spells an address.

/**
 * @typedef {{id: string, username: string, displayName: string}} User
 * @typedef {{user: User, accessToken: string, expiresAt: string}} Account
 * @typedef {{accessToken: string, expiresAt: string}} Access
 *
 * @typedef {object} RoomView
 * @property {string} id
 * @property {'room' | 'direct'} kind
 * @property {User[]} [people] the others in a direct conversation
 * @property {string} name empty in a direct conversation
 * @property {string} [topic]
 * @property {string} [code] only for those who may invite
 * @property {number} head number of the newest event
 * @property {number} read number up to which the caller has read
 * @property {number} unread others' messages after `read`
 * @property {number} mentions those of them that call the caller
 * @property {'owner' | 'member'} role
 * @property {number} memberCount
 * @property {'all' | 'mentions' | 'none'} level how much of it the caller wants to be told
 * @property {string} [mutedUntil] until when it makes no noise for them
 *
 * @typedef {object} Message
 * @property {string} id
 * @property {string} room
 * @property {number} seq
 * @property {User} author
 * @property {string} [text] absent once deleted
 * @property {string} at
 * @property {string} clientId
 * @property {string} [editedAt]
 * @property {string} [deletedAt]
 * @property {string} [replyTo] id of the message it answers
 * @property {Quote} [quote] the beginning of that message, as it is now
 * @property {Mentions} [mentions] whom it calls
 * @property {Reaction[]} reactions
 *
 * @typedef {{id: string, seq: number, author: User, text?: string, deletedAt?: string}} Quote
 * @typedef {{users: string[], here?: boolean, all?: boolean}} Mentions
 * @typedef {{emoji: string, count: number, users: User[]}} Reaction
 *
 * @typedef {{user: User, role: 'owner' | 'member', online: boolean, lastSeen?: string | null}} Member
 *
 * @typedef {{kind: 'message.posted' | 'message.edited' | 'message.deleted' | 'message.reacted', seq: number,
 *   at: string, user: User, message: Message}} MessageEvent
 * @typedef {{kind: 'member.joined' | 'member.left', seq: number, at: string, user: User,
 *   by?: User}} MemberEvent
 * @typedef {{kind: 'room.changed', seq: number, at: string, user: User,
 *   room: {id: string, name: string, topic?: string}, newOwner?: User}} RoomEvent
 * @typedef {MessageEvent | MemberEvent | RoomEvent} DurableEvent
 *
 * @typedef {{user: User, online: boolean, lastSeen?: string | null}} Whereabouts
 * @typedef {Whereabouts & {kind: 'presence', also?: Whereabouts[], stale?: boolean}} PresenceFrame
 * @typedef {{kind: 'typing', user: User}} TypingFrame
 * @typedef {{kind: 'user.changed', user: User, status?: {text: string, until?: string}}} UserFrame
 * @typedef {{user: string, read: number}} Watermark
 * @typedef {Watermark & {kind: 'read', also?: Watermark[]}} ReadFrame
 * @typedef {{kind: 'head', head: number}} HeadFrame
 * @typedef {DurableEvent | PresenceFrame | TypingFrame | ReadFrame | UserFrame | HeadFrame} RoomFrame
 *
 * @typedef {{kind: 'room.joined', room: RoomView} | {kind: 'room.left', room: string}
 *   | {kind: 'read', room: string, read: number, unread: number, mentions: number}
 *   | {kind: 'draft', room: string, text: string, at: string}
 *   | {kind: 'friend.changed', user: User, state: string}
 *   | {kind: 'block.changed', user: User, blocked: boolean} | PresenceFrame | UserFrame
 *   | {kind: 'notice', notice: Told, alert: boolean} | {kind: 'notices.changed', unread: number}
 *   | {kind: 'room.notify', room: string, level: RoomView['level'], mutedUntil?: string}
 *   | {kind: 'keywords', keywords: string[]}
 *   | {kind: 'reminder', reminder: Reminder} | {kind: 'reminder.ended', id: string}
 *   | {kind: 'me.changed', me: import('../model/self.js').Me}} Notice
 *
 * @typedef {{id: string, kind: 'mention' | 'reply' | 'keyword' | 'direct' | 'friend' | 'reminder', at: string,
 *   read: boolean, room?: string, message?: Quote, user?: User, keyword?: string,
 *   reminder?: {at: string, text?: string, late?: boolean}}} Told
 * @typedef {{id: string, at: string, text?: string, room?: string, message?: Quote}} Reminder
 *
 * @typedef {{id: string, seq: number, at: string}} Posted
 * @typedef {{messages: Message[], head: number, more: boolean}} HistoryPage
 * @typedef {{events: DurableEvent[], head: number, more: boolean}} SyncPage
 * @typedef {{message: Message, highlights: [number, number][]}} Found
 * @typedef {{members: Member[], cursor?: string | null}} MembersPage
 *
 * @typedef {object} Frame
 * @property {string} type
 * @property {string} [address]
 * @property {any} [body]
 * @property {number} [failureCode]
 * @property {string} [message]
 */

export const Address = Object.freeze({
  roomCreate: 'room.create',
  roomJoin: 'room.join',
  roomLeave: 'room.leave',
  roomList: 'room.list',
  roomChange: 'room.change',
  roomRenewCode: 'room.renewCode',
  roomRemoveMember: 'room.removeMember',
  roomMembers: 'room.members',
  roomSync: 'room.sync',
  roomTyping: 'room.typing',
  roomReads: 'room.reads',
  roomNotify: 'room.notify',
  messagePost: 'message.post',
  messageEdit: 'message.edit',
  messageDelete: 'message.delete',
  messageEdits: 'message.edits',
  messageHistory: 'message.history',
  messageReact: 'message.react',
  messageUnreact: 'message.unreact',
  messageReactions: 'message.reactions',
  readMark: 'read.mark',
  draftSet: 'draft.set',
  draftList: 'draft.list',
  searchFind: 'search.find',
  directOpen: 'direct.open',
  peopleFind: 'people.find',
  peopleRead: 'people.read',
  peoplePictures: 'people.pictures',
  friendList: 'friend.list',
  blockList: 'block.list',
  blockAdd: 'block.add',
  blockRemove: 'block.remove',
  noticeList: 'notice.list',
  noticeRead: 'notice.read',
  keywordList: 'keyword.list',
  keywordSet: 'keyword.set',
  reminderAdd: 'reminder.add',
  reminderList: 'reminder.list',
  reminderChange: 'reminder.change',
  reminderCancel: 'reminder.cancel',
  meRead: 'me.read',
  meChange: 'me.change',
  /** @param {string} id */
  room: (id) => `room.${id}`,
  /** @param {string} id */
  user: (id) => `user.${id}`,
});

export const Close = Object.freeze({expired: 4001, tooSlow: 4008, goingAway: 1012});

/** The server's bounds that a person can run into while typing. */
export const Bounds = Object.freeze({textBytes: 8192, roomName: 80, topic: 250, displayName: 64});

/** Characters of a message that are shown where it is answered. */
const QUOTED_MAX = 200;

/** A message as those show it that answer it. @param {Message} message @returns {Quote} */
export function quoteOf({id, seq, author, text, deletedAt}) {
  const beginning = [...(text ?? '')].slice(0, QUOTED_MAX).join('');
  return deletedAt ? {id, seq, author, deletedAt} : {id, seq, author, text: beginning};
}

/** A fresh 128-bit name for a message that has no number yet. */
export function newClientId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
}
