import {Observable, exclusively, pause} from './observable.js';
import {Refusal} from './refusal.js';
import {Address, newClientId} from './wire.js';

/** @typedef {import('./shelf.js').Entry} Entry */

const RETRY_MS = 1_000;
const OTHER_TAB_MS = 3_000;

/**
 * What this person has typed and the server has not yet answered. Every entry lies on the shelf
 * before it is sent and until it is answered, and is sent again under the same `clientId` as often
 * as it takes, so it arrives exactly once. A room's entries go strictly one after another, by one
 * tab at a time, so they arrive in the order they were typed.
 * @extends {Observable<{added: Entry} | void>}
 */
export class Outbox extends Observable {
  /** @type {Entry[]} in the order of typing */
  entries = [];
  #user;
  #connection;
  #shelf;
  #tabs;
  /** Rooms being emptied by this tab; true when there is more since the last look. @type {Map<string, boolean>} */
  #emptying = new Map();
  #stopWatching;

  /**
   * @param {string} user
   * @param {import('./connection.js').Connection} connection
   * @param {Promise<import('./shelf.js').Shelf | import('./shelf.js').MemoryShelf>} shelf
   */
  constructor(user, connection, shelf) {
    super();
    this.#user = user;
    this.#connection = connection;
    this.#shelf = shelf;
    this.#tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`parlor-outbox-${user}`) : null;
    this.#tabs?.addEventListener('message', () => this.#lookAgain());
    this.#stopWatching = connection.watch((state) => {
      if (state === 'open') this.#emptyAll();
      else this.changed();
    });
    this.#reload().then(() => this.#emptyAll());
  }

  close() {
    this.#stopWatching();
    this.#tabs?.close();
    this.#tabs = null;
  }

  /** @param {string} room @returns {Entry[]} */
  inRoom(room) {
    return this.entries.filter((entry) => entry.room === room);
  }

  /** Entries the server has not taken. */
  get unsent() {
    return this.entries.filter((entry) => entry.state !== 'sent').length;
  }

  /**
   * Takes what was typed; it shows at once and is sent when it can be. Answers whether it is safe
   * on the shelf.
   * @param {string} room @param {string} text @param {import('./wire.js').Quote} [quote] what it answers
   */
  async add(room, text, quote) {
    const at = new Date().toISOString();
    /** @type {Entry} */
    const entry = {clientId: newClientId(), user: this.#user, room, text, at, state: 'waiting', ...(quote && {quote})};
    this.entries = [...this.entries, entry];
    this.changed({added: entry});
    if (!(await this.#shelve(entry))) return false;
    this.#tabs?.postMessage(room);
    this.#empty(room);
    return true;
  }

  /** Puts an entry on the shelf; one that does not fit there is not sent and says so. @param {Entry} entry */
  async #shelve(entry) {
    try {
      this.#set(entry.clientId, {n: await (await this.#shelf).add(entry)});
      return true;
    } catch {
      this.#set(entry.clientId, {state: 'refused', reason: 'unavailable'});
      return false;
    }
  }

  /** @param {Entry} entry */
  async retry(entry) {
    this.#set(entry.clientId, {state: 'waiting', reason: undefined});
    if (entry.n === undefined && !(await this.#shelve({...entry, state: 'waiting', reason: undefined}))) return;
    await (await this.#shelf).amend(entry.clientId, {state: 'waiting', reason: undefined});
    this.#connection.retryNow();
    this.#empty(entry.room);
  }

  /** @param {Entry} entry */
  async discard(entry) {
    this.#forget(entry.clientId);
    await (await this.#shelf).remove(entry.clientId);
    this.#tabs?.postMessage(entry.room);
  }

  async discardAll() {
    for (const entry of [...this.entries]) await this.discard(entry);
  }

  /**
   * The room's log shows this message: nothing is left to do for it.
   * @param {string} clientId
   */
  settle(clientId) {
    if (!this.entries.some((entry) => entry.clientId === clientId)) return;
    this.#forget(clientId);
    this.#shelf.then((shelf) => shelf.remove(clientId));
  }

  #emptyAll() {
    const waiting = this.entries.filter((entry) => entry.state === 'waiting');
    for (const room of new Set(waiting.map((entry) => entry.room))) this.#empty(room);
  }

  /** @param {string} room */
  async #empty(room) {
    const busy = this.#emptying.has(room);
    this.#emptying.set(room, true);
    if (busy) return;
    while (this.#emptying.get(room) && this.#connection.isOpen) {
      this.#emptying.set(room, false);
      await exclusively(`parlor-outbox-${this.#user}-${room}`, () => this.#sendAll(room));
    }
    this.#emptying.delete(room);
  }

  /** @param {string} room */
  async #sendAll(room) {
    const shelf = await this.#shelf;
    while (this.#connection.isOpen) {
      const next = (await shelf.list(this.#user)).find((e) => e.room === room && e.state === 'waiting');
      if (!next) return;
      await this.#send(next, shelf);
    }
  }

  /**
   * @param {Entry} entry
   * @param {import('./shelf.js').Shelf | import('./shelf.js').MemoryShelf} shelf
   */
  async #send({clientId, room, text, quote}, shelf) {
    this.#set(clientId, {state: 'sending'});
    const post = {room, clientId, text, ...(quote && {replyTo: quote.id})};
    try {
      const posted = await this.#connection.request(Address.messagePost, post);
      await shelf.remove(clientId);
      this.#set(clientId, {state: 'sent', seq: posted.seq, at: posted.at});
    } catch (error) {
      const refusal = Refusal.of(error);
      if (refusal.lasting) {
        await shelf.amend(clientId, {state: 'refused', reason: refusal.code});
        this.#set(clientId, {state: 'refused', reason: refusal.code});
      } else {
        this.#set(clientId, {state: 'waiting'});
        if (this.#connection.isOpen) await pause(refusal.status === 429 ? refusal.retryAfterMs : RETRY_MS);
      }
    }
    this.#tabs?.postMessage(room);
  }

  /** Another tab moved something; it sends what it took, unless it is closed before that. */
  async #lookAgain() {
    await this.#reload();
    await pause(OTHER_TAB_MS);
    this.#emptyAll();
  }

  /** Takes over what other tabs have put on the shelf or taken from it. */
  async #reload() {
    const stored = await (await this.#shelf).list(this.#user);
    const known = new Map(this.entries.map((entry) => [entry.clientId, entry]));
    const merged = stored.map((entry) => {
      const mine = known.get(entry.clientId);
      return mine?.state === 'sending' ? mine : entry;
    });
    const kept = new Set(stored.map((entry) => entry.clientId));
    const ownOnly = this.entries.filter((e) => !kept.has(e.clientId) && (e.state === 'sent' || e.n === undefined));
    this.entries = [...merged, ...ownOnly];
    this.changed();
  }

  /** @param {string} clientId @param {Partial<Entry>} change */
  #set(clientId, change) {
    this.entries = this.entries.map((e) => (e.clientId === clientId ? {...e, ...change} : e));
    this.changed();
  }

  /** @param {string} clientId */
  #forget(clientId) {
    this.entries = this.entries.filter((entry) => entry.clientId !== clientId);
    this.changed();
  }
}
