import {draftOf, keepDraft, keepSyncedDraft, roomsWithDrafts, syncedDraftOf} from '../client/remembered.js';
import {Observable} from '../client/observable.js';
import {Refusal} from '../client/refusal.js';
import {Address, Bounds} from '../client/wire.js';

const TELL_MS = 1_000;
const SENT_KEPT = 8;

/**
 * What this person has begun to write, room by room: kept in this browser at once and, a moment
 * later, on the server for their other devices. What was changed here since the server last heard
 * of it wins over what comes from there.
 * @extends {Observable<{room: string, text: string} | void>}
 */
export class Drafts extends Observable {
  #me;
  #connection;
  #stop;
  /** @type {Map<string, number>} */
  #timers = new Map();
  /** What this page has told lately, to know it again when it comes back. @type {Map<string, string[]>} */
  #sent = new Map();

  /** @param {string} me @param {import('../client/connection.js').Connection} connection */
  constructor(me, connection) {
    super();
    this.#me = me;
    this.#connection = connection;
    this.#stop = connection.watch((state) => state === 'open' && this.#load());
  }

  close() {
    this.#stop();
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  /** @param {string} room */
  of(room) {
    return draftOf(this.#me, room);
  }

  /** @param {string} room @param {string} text */
  keep(room, text) {
    if (text === this.of(room)) return;
    keepDraft(this.#me, room, text);
    clearTimeout(this.#timers.get(room));
    this.#timers.set(room, setTimeout(() => this.#tell(room), TELL_MS));
  }

  /** Another device, or this one, has told the server. @param {{room: string, text: string}} notice */
  heard({room, text}) {
    const sent = this.#sent.get(room) ?? [];
    if (sent.includes(text)) this.#sent.set(room, sent.toSpliced(sent.indexOf(text), 1));
    else this.#take(room, text);
  }

  /** What the server has, where nothing newer was written here. @param {string} room @param {string} text */
  #take(room, text) {
    const mine = this.of(room);
    if (mine !== syncedDraftOf(this.#me, room) && mine !== text) return;
    keepDraft(this.#me, room, text);
    keepSyncedDraft(this.#me, room, text);
    if (mine !== text) this.changed({room, text});
  }

  /** @param {string} room */
  async #tell(room) {
    this.#timers.delete(room);
    const text = this.of(room);
    if (text === syncedDraftOf(this.#me, room) || new Blob([text]).size > Bounds.textBytes) return;
    if (!this.#connection.isOpen) return;
    this.#sent.set(room, [...(this.#sent.get(room) ?? []), text].slice(-SENT_KEPT));
    try {
      await this.#connection.request(Address.draftSet, {room, text});
      keepSyncedDraft(this.#me, room, text);
    } catch (error) {
      this.#sent.set(room, (this.#sent.get(room) ?? []).filter((each) => each !== text));
      if (!Refusal.of(error).lasting && this.#connection.isOpen) this.#timers.set(room, setTimeout(() => this.#tell(room), TELL_MS));
    }
  }

  /** Takes what other devices have left, and tells what was written without a connection. */
  async #load() {
    this.#sent.clear();
    /** @type {Map<string, string>} */
    const theirs = new Map();
    try {
      /** @type {string | undefined} */
      let cursor;
      do {
        const page = await this.#connection.request(Address.draftList, cursor ? {cursor} : {});
        for (const {room, text} of page.drafts) theirs.set(room, text);
        cursor = page.cursor;
      } while (cursor);
    } catch {
      return;
    }
    for (const room of new Set([...theirs.keys(), ...roomsWithDrafts(this.#me)])) {
      this.#take(room, theirs.get(room) ?? '');
      this.#tell(room);
    }
  }
}
