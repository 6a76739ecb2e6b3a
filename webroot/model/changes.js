/**
 * @typedef {import('../client/wire.js').User} User
 * @typedef {import('../client/wire.js').DurableEvent} DurableEvent
 * @typedef {'created' | 'joined' | 'left' | 'removed' | 'renamed' | 'topic' | 'owner' | 'changed'} ChangeKind
 * @typedef {{seq: number, at: string, kind: ChangeKind, who: User, by?: User, words?: string}} Change
 */

const KEPT_MAX = 500;

/** What several people can have done in one sentence. @type {Set<ChangeKind>} */
const TOGETHER = new Set(['joined', 'left', 'removed']);

/** What happened in a room besides talk, as far as this page has heard of it. */
export class Changes {
  /** @type {Change[]} oldest first */
  list = [];
  /** Every change after this number is in the list, but for those let go again. */
  from;
  /** The room's words as of the newest event. @type {{name: string, topic?: string} | null} */
  #room;

  /** @param {number} from @param {{name: string, topic?: string}} room as it is at that number */
  constructor(from, room) {
    this.from = from;
    this.#room = room;
  }

  /** @param {DurableEvent} event the next of the room's log */
  apply(event) {
    this.list = [...this.list, ...this.#read(event)].slice(-KEPT_MAX);
    if (event.kind === 'room.changed') this.#room = event.room;
  }

  /** What happened before: all events up to where the list began. @param {number} after @param {DurableEvent[]} events */
  precede(after, events) {
    const before = new Changes(after, {name: ''});
    before.#room = null;
    for (const event of events) if (event.seq <= this.from) before.apply(event);
    this.list = [...before.list, ...this.list].slice(-KEPT_MAX);
    this.from = after;
  }

  /** Forgets all. @param {number} from */
  restart(from) {
    this.list = [];
    this.from = from;
  }

  /** @param {DurableEvent} event @returns {Change[]} */
  #read(event) {
    const {seq, at} = event;
    switch (event.kind) {
      case 'member.joined':
        return [{seq, at, kind: seq === 1 ? 'created' : 'joined', who: event.user}];
      case 'member.left':
        return [event.by ? {seq, at, kind: 'removed', who: event.user, by: event.by} : {seq, at, kind: 'left', who: event.user}];
      case 'room.changed':
        return this.#compared(event);
      default:
        return [];
    }
  }

  /** @param {import('../client/wire.js').RoomEvent} event @returns {Change[]} */
  #compared({seq, at, user: who, room, newOwner}) {
    if (newOwner) return [{seq, at, kind: 'owner', who: newOwner}];
    if (!this.#room) return [{seq, at, kind: 'changed', who}];
    /** @type {Change[]} */
    const found = [];
    if (room.name !== this.#room.name) found.push({seq, at, kind: 'renamed', who, words: room.name});
    const topic = room.topic ?? '';
    if (topic !== (this.#room.topic ?? '')) found.push({seq, at, kind: 'topic', who, words: topic});
    return found;
  }
}

/**
 * Folds what came one after another: people who did the same stand together.
 * @param {Change[]} changes @returns {{kind: ChangeKind, people: User[], by?: User, words: string}[]}
 */
export function folded(changes) {
  /** @type {{kind: ChangeKind, people: User[], by?: User, words: string}[]} */
  const parts = [];
  for (const {kind, who, by, words = ''} of changes) {
    const last = parts.at(-1);
    const shared = TOGETHER.has(kind) || last?.people[0].id === who.id;
    if (!last || last.kind !== kind || last.by?.id !== by?.id || !shared) parts.push({kind, people: [who], by, words});
    else if (!last.people.some((person) => person.id === who.id)) last.people.push(who);
    else last.words = words;
  }
  return parts;
}
