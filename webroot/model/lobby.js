import {Observable} from '../client/observable.js';
import {Address} from '../client/wire.js';
import {Room} from './room.js';

/**
 * @typedef {import('../client/wire.js').RoomView} RoomView
 * @typedef {import('../client/wire.js').Notice} Notice
 * @typedef {{notice: Notice} | {lost: Room} | {posted: import('../client/wire.js').Message, room: Room} | void} LobbyNews
 */

const EVENT_MS = 1_500;
const ASKING_PAGES_MAX = 100;

/** How soon what is unread is counted anew, and how often at most. */
const RECOUNT_MS = 1_000;

/** The server holds 128 registrations on a socket; one is for the person's own notices. */
const LISTENING_MAX = 120;

/**
 * The rooms this person is a member of, kept current over every connection.
 * @extends {Observable<LobbyNews>}
 */
export class Lobby extends Observable {
  /** @type {Map<string, Room>} */
  rooms = new Map();
  loaded = false;
  /** How many people ask to be friends. */
  asking = 0;
  /** How much this person was told and has not read. */
  told = 0;
  /** This person as the server knows them. @type {import('./self.js').Me | null} */
  own = null;
  #me;
  #connection;
  #outbox;
  #drafts;
  #stops;
  #recounting = 0;
  /** How often it was counted who asks. */
  #asked = 0;
  /** Answered messages whose events are on their way, by `clientId`. */
  #expecting = new Set();
  /** Conversations this person went to, though nothing was said in them yet. @type {Set<string>} */
  #opened = new Set();
  /** Rooms listened to on this connection, longest unvisited first. @type {Set<string>} */
  #listening = new Set();

  /**
   * @param {import('../client/wire.js').User} me
   * @param {import('../client/connection.js').Connection} connection
   * @param {import('../client/outbox.js').Outbox} outbox
   * @param {import('./drafts.js').Drafts} drafts
   */
  constructor(me, connection, outbox, drafts) {
    super();
    this.#me = me;
    this.#connection = connection;
    this.#outbox = outbox;
    this.#drafts = drafts;
    this.#stops = [
      connection.watch((state) => state === 'open' && this.#enter()),
      outbox.watch(() => this.#settle()),
    ];
  }

  close() {
    for (const stop of this.#stops) stop();
  }

  /** @returns {Room[]} rooms and then conversations, each by name */
  get list() {
    const order = new Intl.Collator(undefined, {numeric: true});
    return [...this.rooms.values()]
      .filter((room) => !room.isDirect || room.isBegun || this.#opened.has(room.id))
      .sort((a, b) => Number(a.isDirect) - Number(b.isDirect) || order.compare(a.name, b.name));
  }

  /** The conversation with these people. @param {import('../client/wire.js').User[]} users */
  async talk(users) {
    const room = await this.#admitted(Address.directOpen, {users: users.map(({id}) => id)});
    this.#opened.add(room.id);
    this.changed();
    return room;
  }

  /** Everything in all rooms counts as read. */
  readAll() {
    for (const room of this.rooms.values()) if (room.unread) room.readAll();
  }

  get unread() {
    return this.list.reduce((sum, room) => sum + room.unread, 0);
  }

  /** @param {string} name @param {string} topic */
  create(name, topic) {
    return this.#admitted(Address.roomCreate, topic ? {name, topic} : {name});
  }

  /** @param {string} code */
  join(code) {
    return this.#admitted(Address.roomJoin, {code});
  }

  /** @param {Room} room */
  async leave(room) {
    await this.#connection.request(Address.roomLeave, {room: room.id});
    this.#left(room.id);
  }

  /** @param {Room} room */
  async renewCode(room) {
    const {code} = await this.#connection.request(Address.roomRenewCode, {room: room.id});
    room.view = {...room.view, code};
    room.changed();
  }

  /** @param {Room} room @param {{name?: string, topic?: string}} change */
  change(room, change) {
    return this.#connection.request(Address.roomChange, {room: room.id, ...change});
  }

  /** @param {Room} room @param {import('../client/wire.js').User} user */
  removeMember(room, user) {
    return this.#connection.request(Address.roomRemoveMember, {room: room.id, user: user.id});
  }

  /** @param {string} address @param {object} body @returns {Promise<Room>} */
  async #admitted(address, body) {
    const {room} = await this.#connection.request(address, body);
    return this.#joined(room);
  }

  async #enter() {
    this.#connection.register(Address.user(this.#me.id), (notice) => this.#hear(notice));
    /** @type {{rooms: RoomView[]}} */
    let answer;
    try {
      answer = await this.#connection.request(Address.roomList, {});
    } catch {
      if (this.#connection.isOpen) setTimeout(() => this.#connection.isOpen && this.#enter(), 1_000);
      return;
    }
    this.#listening.clear();
    const mine = new Set(answer.rooms.map((view) => view.id));
    for (const id of this.rooms.keys()) if (!mine.has(id)) this.#left(id);
    const visited = (/** @type {RoomView} */ {id}) => Number(this.rooms.get(id)?.timeline.loaded ?? false);
    for (const view of answer.rooms.sort((a, b) => visited(b) - visited(a))) {
      const known = this.rooms.get(view.id);
      known?.renew(view);
      this.#listen(known ?? this.#add(view));
    }
    this.loaded = true;
    this.#settle();
    this.changed();
    this.#countAsking();
    this.#countTold();
    const own = await this.#connection.request(Address.meRead, {}).catch(() => null);
    if (own) this.#hear({kind: 'me.changed', me: own.me});
  }

  /** @param {Notice} notice */
  #hear(notice) {
    switch (notice.kind) {
      case 'room.joined':
        this.#joined(notice.room);
        return;
      case 'room.left':
        this.#left(notice.room);
        return;
      case 'read': {
        const room = this.rooms.get(notice.room);
        room?.reading.heard(notice);
        room?.changed();
        return;
      }
      case 'draft':
        this.#drafts.heard(notice);
        break;
      case 'notice':
        this.told++;
        break;
      case 'notices.changed':
        this.told = notice.unread;
        break;
      case 'room.notify': {
        const room = this.rooms.get(notice.room);
        if (!room) return;
        const {level, mutedUntil} = notice;
        room.view = {...room.view, level, mutedUntil};
        room.changed();
        return;
      }
      case 'me.changed':
        this.own = notice.me;
        this.#me.displayName = notice.me.displayName;
        break;
      case 'friend.changed':
        this.#countAsking();
    }
    this.changed({notice});
  }

  /** Counts them through all pages; what changed meanwhile is counted anew. */
  async #countAsking() {
    const count = ++this.#asked;
    let asking = 0;
    /** @type {string | undefined} */
    let cursor;
    for (let page = 0; page < ASKING_PAGES_MAX && (cursor || !page); page++) {
      const ties = await this.#connection.request(Address.friendList, cursor ? {cursor} : {}).catch(() => null);
      if (!ties || count !== this.#asked) return;
      asking += ties.incoming.length;
      ({cursor} = ties);
    }
    if (asking === this.asking) return;
    this.asking = asking;
    this.changed();
  }

  async #countTold() {
    const answer = await this.#connection.request(Address.noticeList, {limit: 1}).catch(() => null);
    if (!answer) return;
    this.told = answer.unread;
    this.changed();
  }

  /** @param {RoomView} view */
  #joined(view) {
    const known = this.rooms.get(view.id);
    if (known) return known;
    const room = this.#add(view);
    this.#listen(room);
    this.changed();
    return room;
  }

  /** @param {RoomView} view */
  #add(view) {
    const room = new Room(view, this.#me, this.#connection, (clientId) => this.#outbox.settle(clientId));
    room.watch((news) => {
      if (news && 'doubt' in news) this.#recount();
      else this.changed(news && {posted: news.posted, room});
    });
    this.rooms.set(view.id, room);
    return room;
  }

  /** Asks the server how much is unread where that cannot be known here. */
  #recount() {
    this.#recounting ||= setTimeout(async () => {
      this.#recounting = 0;
      const answer = await this.#connection.request(Address.roomList, {}).catch(() => null);
      for (const view of answer?.rooms ?? []) this.rooms.get(view.id)?.recounted(view);
    }, RECOUNT_MS);
  }

  /** Somebody goes there: its events are to come even where there are too many rooms for all. @param {Room} room */
  visit(room) {
    if (room.isDirect && !this.#opened.has(room.id)) {
      this.#opened.add(room.id);
      this.changed();
    }
    if (this.#listening.has(room.id)) return;
    const [oldest] = this.#listening;
    if (this.#listening.size >= LISTENING_MAX) this.#mute(oldest);
    this.#listen(room);
  }

  /** @param {Room} room */
  #listen(room) {
    if (!this.#connection.isOpen || this.#listening.size >= LISTENING_MAX) return;
    this.#listening.add(room.id);
    room.listen(() => this.#left(room.id));
  }

  /** @param {string} id */
  #mute(id) {
    if (this.#listening.delete(id)) this.#connection.unregister(Address.room(id));
  }

  /** @param {string} id */
  #left(id) {
    const room = this.rooms.get(id);
    if (!room) return;
    this.rooms.delete(id);
    this.#mute(id);
    this.changed({lost: room});
    if (this.told) this.#countTold();
  }

  /** Own messages that were answered and whose number this page already has, or should get now. */
  #settle() {
    for (const {state, room, seq, clientId} of this.#outbox.entries) {
      const log = this.rooms.get(room)?.log;
      if (state !== 'sent' || !seq || !log) continue;
      if (log.last >= seq) this.#outbox.settle(clientId);
      else if (!this.#expecting.has(clientId)) this.#expect(clientId, log, seq);
    }
  }

  /** An answer promises its event: one that does not come is fetched. */
  #expect(/** @type {string} */ clientId, /** @type {import('./room-log.js').RoomLog} */ log, /** @type {number} */ seq) {
    this.#expecting.add(clientId);
    setTimeout(() => {
      this.#expecting.delete(clientId);
      if (log.last < seq) log.repair().then(() => this.#settle());
    }, EVENT_MS);
  }
}
