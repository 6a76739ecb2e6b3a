import {Observable} from '../client/observable.js';
import {Address} from '../client/wire.js';
import {Changes} from './changes.js';
import {Members} from './members.js';
import {Reading} from './reading.js';
import {RoomLog} from './room-log.js';
import {Timeline} from './timeline.js';
import {Typing} from './typing.js';

/**
 * @typedef {import('../client/wire.js').RoomView} RoomView
 * @typedef {import('../client/wire.js').DurableEvent} DurableEvent
 * @typedef {import('../client/wire.js').RoomFrame} RoomFrame
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {{posted: Message} | void} RoomNews
 */

const RECALLED_MAX = 200;

/**
 * One room as this person has it: its description, its log, and what is shown of it.
 * @extends {Observable<RoomNews>}
 */
export class Room extends Observable {
  id;
  /** Set while someone looks at it: its messages are then read as they come. */
  attended = false;
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
    this.reading = new Reading((seq) => ask(Address.readMark, {seq}));
    this.reading.restart(view, view.head);
  }

  get isOwner() {
    return this.view.role === 'owner';
  }

  get unread() {
    return this.reading.unread;
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
      if (!missed || view.read > this.reading.read) this.reading.heard(view.read, view.unread);
    }
    this.changed();
  }

  /** Joins the stream where the log ends. @param {() => void} refused no longer a member */
  listen(refused) {
    this.#connection.register(Address.room(this.id), (frame) => this.#hear(frame), {
      since: this.log.last,
      refused: (refusal) => refusal.lasting && refused(),
    });
    if (this.members.loaded) this.members.load().catch(() => {});
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
    return this.changes.list.filter(({seq}) => seq > first && seq < last);
  }

  /** @param {Message} message @param {string} text */
  edit(message, text) {
    return this.#connection.request(Address.messageEdit, {room: this.id, id: message.id, text});
  }

  /** @param {Message} message */
  remove(message) {
    return this.#connection.request(Address.messageDelete, {room: this.id, id: message.id});
  }

  /** Everything up to `seq` has been on the screen. @param {number} seq */
  seen(seq) {
    const others = this.timeline.messages.filter(
      (m) => m.seq > this.reading.read && m.seq <= seq && m.author.id !== this.#me.id,
    );
    if (this.reading.seen(seq, others.length)) this.changed();
  }

  /** The newest own message that can still be edited. */
  get lastOwn() {
    return this.timeline.messages.findLast((m) => m.author.id === this.#me.id && !m.deletedAt);
  }

  /** @param {RoomFrame} frame */
  #hear(frame) {
    if ('seq' in frame) this.log.receive(frame);
    else if (frame.kind === 'head') this.log.headIs(frame.head);
    else if (frame.kind === 'presence') this.members.presence(frame);
    else if (frame.kind === 'typing' && frame.user.id !== this.#me.id) this.typing.heard(frame.user);
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
        this.timeline.apply(event);
        break;
      case 'message.edited':
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
    this.reading.arrived(message.seq);
  }

  /** @param {number} head of an older log: what is here may never have been */
  #rewound(head) {
    this.log.restart(head);
    this.changes.restart(head);
    this.timeline.latest().catch(() => {});
    if (this.members.loaded) this.members.load().catch(() => {});
  }
}
