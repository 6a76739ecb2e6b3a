import {Observable} from '../client/observable.js';
import {Address} from '../client/wire.js';
import {Changes} from './changes.js';
import {Members} from './members.js';
import {portraits} from './portraits.js';
import {Reading} from './reading.js';
import {RoomLog} from './room-log.js';
import {Timeline} from './timeline.js';
import {Typing, Watermarks} from './passing.js';

/**
 * @typedef {import('../client/wire.js').RoomView} RoomView
 * @typedef {import('../client/wire.js').DurableEvent} DurableEvent
 * @typedef {import('../client/wire.js').RoomFrame} RoomFrame
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {{posted: Message} | {doubt: true} | void} RoomNews
 */

const RECALLED_MAX = 200;
const REACTORS_MAX = 1_000;

/** What the coming of its people is, where nobody can come later. */
const ARRIVALS = new Set(['created', 'joined']);

/**
 * One room as this person has it: its description, its log, and what is shown of it.
 * @extends {Observable<RoomNews>}
 */
export class Room extends Observable {
  id;
  /** Set while someone looks at it: its messages are then read as they come. */
  attended = false;
  /** What is answered by what is being written. @type {Message | null} */
  answering = null;
  #recalling = false;
  #connection;
  #me;
  #settle;

  /**
   * @param {RoomView} view
   * @param {import('../client/wire.js').User} me
   * @param {import('../client/connection.js').Connection} connection
   * @param {(clientId: string) => void} settle an own message is in the log
   */
  constructor(view, me, connection, settle) {
    super();
    this.id = view.id;
    this.view = view;
    this.#me = me;
    this.#connection = connection;
    this.#settle = settle;
    const room = view.id;
    /** @param {string} address @param {object} [body] */
    const ask = (address, body) => connection.request(address, {room, ...body});
    this.log = new RoomLog(view.head, {
      sync: (after) => ask(Address.roomSync, {after, limit: 500}),
      apply: (event) => this.#apply(event),
      rewound: (head) => this.#rewound(head),
    });
    this.changes = new Changes(view.head, view);
    this.timeline = new Timeline((span) => ask(Address.messageHistory, span));
    this.members = new Members((cursor) => ask(Address.roomMembers, cursor ? {cursor} : {}));
    this.typing = new Typing(() => connection.isOpen && ask(Address.roomTyping).catch(() => {}));
    this.watermarks = new Watermarks((cursor) => ask(Address.roomReads, cursor ? {cursor} : {}));
    this.reading = new Reading((seq) => ask(Address.readMark, {seq}));
    this.reading.restart(view, view.head);
  }

  /** What it is called: by its people when it has no name of its own. */
  get name() {
    return this.isDirect ? this.people.map((user) => user.displayName).join(', ') : this.view.name;
  }

  get isDirect() {
    return this.view.kind === 'direct';
  }

  /** The others in a direct conversation. */
  get people() {
    return this.view.people ?? [];
  }

  /** Whether anything but its people's arrival is in its log. */
  get isBegun() {
    return Math.max(this.log.last, this.view.head) > this.view.memberCount;
  }

  get isOwner() {
    return this.view.role === 'owner';
  }

  get unread() {
    return this.reading.unread;
  }

  get mentions() {
    return this.reading.mentions;
  }

  /** The names a message calls as far as they are known here, and whether this person is meant. @param {Message} message */
  namesCalled({text = '', mentions}) {
    /** @type {Map<string, boolean>} */
    const names = new Map();
    if (!mentions) return names;
    if (mentions.all) names.set('all', true);
    if (mentions.here) names.set('here', true);
    for (const [, word] of text.matchAll(/@([a-z0-9._-]{3,})/gi)) {
      for (let name = word.toLowerCase(); name.length > 2; name = name.slice(0, -1)) {
        const user = this.members.named(name);
        if (user && mentions.users.includes(user.id)) names.set(name, user.id === this.#me.id);
        if (user || !/[._-]$/.test(name)) break;
      }
    }
    return names;
  }

  /** Whether a message calls this person. @param {Message} message */
  calls({author, mentions}) {
    if (!mentions || author.id === this.#me.id) return false;
    return Boolean(mentions.all || mentions.here || mentions.users.includes(this.#me.id));
  }

  /** Takes the server's description after a time without contact. @param {RoomView} view */
  renew(view) {
    this.view = view;
    if (!this.timeline.loaded) {
      this.log.restart(view.head);
      this.changes = new Changes(view.head, view);
      this.reading.restart(view, view.head);
    } else {
      // The events between are on their way and are counted as they come.
      const missed = Math.max(0, view.head - this.log.last);
      if (!missed || view.read > this.reading.read) this.reading.heard(view);
    }
    this.reading.again();
    this.changed();
  }

  /** Joins the stream where the log ends. @param {() => void} refused no longer a member */
  listen(refused) {
    this.#connection.register(Address.room(this.id), (frame) => this.#hear(frame), {
      since: this.log.last,
      refused: (refusal) => refusal.lasting && refused(),
    });
    if (this.members.loaded) this.members.load().catch(() => {});
    if (this.watermarks.loaded) this.watermarks.load().catch(() => {});
  }

  /** Looks up what happened between the messages shown, where numbers say that there is something. */
  async recall() {
    const {messages, more} = this.timeline;
    const after = more ? (messages[0]?.seq ?? 1) - 1 : 0;
    const limit = this.changes.from - after;
    const known = messages.filter((m) => m.seq <= this.changes.from).length;
    if (this.#recalling || limit <= known || limit > RECALLED_MAX) return;
    this.#recalling = true;
    const page = await this.#connection.request(Address.roomSync, {room: this.id, after, limit}).catch(() => null);
    this.#recalling = false;
    if (!page?.events.length) return;
    // A page may be cut where its texts are long, and the list may have begun anew meanwhile.
    if (page.events.at(-1).seq < this.changes.from || this.changes.from !== after + limit) return;
    this.changes.precede(after, page.events);
    this.changed();
  }

  /** The changes that belong among the messages shown. */
  get changesShown() {
    const {messages, more, atEnd} = this.timeline;
    const first = more ? (messages[0]?.seq ?? Infinity) : 0;
    const last = atEnd ? Infinity : (messages.at(-1)?.seq ?? 0);
    return this.changes.list.filter(
      ({seq, kind}) => seq > first && seq < last && !(this.isDirect && ARRIVALS.has(kind)),
    );
  }

  /** @param {Message} message @param {string} text */
  edit(message, text) {
    return this.#connection.request(Address.messageEdit, {room: this.id, id: message.id, text});
  }

  /** @param {Message} message */
  remove(message) {
    return this.#connection.request(Address.messageDelete, {room: this.id, id: message.id});
  }

  /** @param {Message | null} message */
  answer(message) {
    this.answering = message;
    this.changed();
  }

  /** Puts an emoji to a message, or takes one's own away. @param {Message} message @param {string} emoji */
  async react(message, emoji) {
    const body = {room: this.id, id: message.id, emoji};
    const there = message.reactions.find((reaction) => reaction.emoji === emoji);
    let mine = there?.users.some((user) => user.id === this.#me.id);
    if (there && !mine && there.count > there.users.length) {
      ({mine} = await this.#connection.request(Address.messageReactions, body));
    }
    await this.#connection.request(mine ? Address.messageUnreact : Address.messageReact, body);
  }

  /** Everything up to `seq` has been on the screen. @param {number} seq */
  seen(seq) {
    const others = this.timeline.messages.filter(
      (m) => m.seq > this.reading.read && m.seq <= seq && m.author.id !== this.#me.id,
    );
    const called = others.filter((m) => this.calls(m)).length;
    if (this.reading.seen(seq, others.length, called)) this.changed();
  }

  /** Marks a message and all after it unread. @param {Message} message */
  unreadFrom(message) {
    this.reading.rewind(message.seq);
    this.changed();
  }

  /** Everything in it counts as read. */
  readAll() {
    this.reading.held = false;
    this.seen(Math.max(this.log.last, this.view.head));
  }

  /** The server has counted anew. @param {RoomView} view */
  recounted(view) {
    if (view.head === this.log.last && view.read === this.reading.read) this.reading.restart(view, view.head);
    this.changed();
  }

  /** What is unread may be another number than is known here. @param {Message} message edited or deleted */
  #doubt({seq, author}) {
    if (author.id !== this.#me.id && this.reading.isUncertain(seq)) this.changed({doubt: true});
  }

  /** The newest own message that can still be edited. */
  get lastOwn() {
    return this.timeline.messages.findLast((m) => m.author.id === this.#me.id && !m.deletedAt);
  }

  /** Others who have read a message, as far as they are known here. @param {Message} message */
  readersOf({seq}) {
    const past = new Set(this.watermarks.past(seq));
    past.delete(this.#me.id);
    return this.members.list.filter(({user}) => past.has(user.id)).map(({user}) => user);
  }

  /** All who put an emoji to a message, up to a bound. @param {Message} message @param {string} emoji */
  async reactorsOf({id}, emoji) {
    /** @type {import('../client/wire.js').User[]} */
    const users = [];
    /** @type {string | undefined} */
    let cursor;
    do {
      const page = await this.#connection.request(Address.messageReactions, {room: this.id, id, emoji, ...(cursor && {cursor})});
      users.push(...page.users);
      cursor = page.cursor;
    } while (cursor && users.length < REACTORS_MAX);
    return users;
  }

  /** What a message said before, oldest first. @param {Message} message @returns {Promise<{text: string, at: string}[]>} */
  async versionsOf({id}) {
    const edits = [];
    /** @type {string | undefined} */
    let cursor;
    do {
      const page = await this.#connection.request(Address.messageEdits, {room: this.id, id, ...(cursor && {cursor})});
      edits.push(...page.edits);
      cursor = page.cursor;
    } while (cursor);
    return edits;
  }

  /** @param {RoomFrame} frame */
  #hear(frame) {
    if ('seq' in frame) this.log.receive(frame);
    else if (frame.kind === 'head') this.log.headIs(frame.head);
    else if (frame.kind === 'presence') this.members.presence(frame);
    else if (frame.kind === 'read') this.watermarks.heard(frame);
    else if (frame.kind === 'user.changed') this.#renamed(frame.user);
    else if (frame.kind === 'typing' && frame.user.id !== this.#me.id) this.typing.heard(frame.user);
  }

  /** Somebody here has another name. @param {import('../client/wire.js').User} user */
  #renamed(user) {
    portraits.renew(user.id);
    this.members.renamed(user);
    this.timeline.renamed(user);
    const people = this.view.people?.map((other) => (other.id === user.id ? user : other));
    this.view = people ? {...this.view, people} : this.view;
    this.changed();
  }

  /** @param {DurableEvent} event */
  #apply(event) {
    this.changes.apply(event);
    switch (event.kind) {
      case 'message.posted':
        this.#posted(event.message);
        this.timeline.apply(event);
        this.changed({posted: event.message});
        return;
      case 'message.deleted':
        if (event.message.author.id !== this.#me.id) this.reading.gone(event.message.seq);
        if (this.answering?.id === event.message.id) this.answering = null;
        this.timeline.apply(event);
        this.#doubt(event.message);
        break;
      case 'message.edited':
        this.reading.recalled(event.message.seq, this.calls(event.message));
        this.timeline.apply(event);
        this.#doubt(event.message);
        break;
      case 'message.reacted':
        this.timeline.apply(event);
        return;
      case 'member.joined':
      case 'member.left':
        this.members.apply(event);
        this.typing.stopped(event.user.id);
        this.view = {...this.view, memberCount: this.view.memberCount + (event.kind === 'member.joined' ? 1 : -1)};
        break;
      case 'room.changed': {
        const role = event.newOwner?.id === this.#me.id ? 'owner' : this.view.role;
        this.view = {...this.view, ...event.room, role};
        this.members.apply(event);
      }
    }
    this.changed();
  }

  /** @param {Message} message */
  #posted(message) {
    this.typing.stopped(message.author.id);
    if (message.author.id === this.#me.id) return this.#settle(message.clientId);
    // A line is drawn above what came while nobody looked, unless an older one still is unread.
    if (!this.attended && !this.unread) this.reading.divider = this.log.last - 1;
    this.reading.arrived(message.seq, this.calls(message));
    // Who is here was decided when it was said.
    if (message.mentions?.here) this.changed({doubt: true});
  }

  /** @param {number} head of an older log: what is here may never have been */
  #rewound(head) {
    this.log.restart(head);
    this.changes.restart(head);
    this.timeline.latest().catch(() => {});
    if (this.members.loaded) this.members.load().catch(() => {});
  }
}
