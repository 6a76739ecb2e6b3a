import {Observable, pause} from '../client/observable.js';

/**
 * @typedef {import('../client/wire.js').Member} Member
 * @typedef {import('../client/wire.js').MembersPage} MembersPage
 * @typedef {import('../client/wire.js').Whereabouts} Whereabouts
 */

const SHOWN_MAX = 1_000;
const RELOAD_MS = 2_000;

/** @param {string} word @returns {string} without case and accents */
const bare = (word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The people of a room and whether they are here. */
export class Members extends Observable {
  /** @type {Map<string, Member>} */
  #byId = new Map();
  /** @type {Map<string, import('../client/wire.js').User> | null} */
  #byName = null;
  #fetch;
  #reloading = false;
  loaded = false;
  /** Whether the room has more people than are listed. */
  partial = false;

  /** @param {(cursor?: string) => Promise<MembersPage>} fetch */
  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  /** @returns {Member[]} those who are here first, then by name */
  get list() {
    const order = new Intl.Collator();
    return [...this.#byId.values()].sort(
      (a, b) =>
        Number(b.online) - Number(a.online) ||
        order.compare(a.user.displayName, b.user.displayName) ||
        order.compare(a.user.id, b.user.id),
    );
  }

  get online() {
    let count = 0;
    for (const member of this.#byId.values()) if (member.online) count++;
    return count;
  }

  /** @param {string} username @returns {import('../client/wire.js').User | undefined} */
  named(username) {
    if (!this.#byName) this.#byName = new Map([...this.#byId.values()].map(({user}) => [user.username, user]));
    return this.#byName.get(username);
  }

  /**
   * Those whose username or a word of whose name begins so, without regard to case and accents.
   * @param {string} start @param {number} max @returns {import('../client/wire.js').User[]}
   */
  like(start, max) {
    const sought = bare(start);
    const fits = (/** @type {string} */ word) => bare(word).startsWith(sought);
    return this.list
      .map(({user}) => user)
      .filter(({username, displayName}) => fits(username) || displayName.split(/\s+/).some(fits))
      .slice(0, max);
  }

  async load() {
    /** @type {Map<string, Member>} */
    const found = new Map();
    /** @type {string | null | undefined} */
    let cursor;
    do {
      const page = await this.#fetch(cursor ?? undefined);
      for (const member of page.members) found.set(member.user.id, member);
      cursor = page.cursor;
    } while (cursor && found.size < SHOWN_MAX);
    this.#byId = found;
    this.partial = Boolean(cursor);
    this.loaded = true;
    this.#byName = null;
    this.changed();
  }

  /** @param {import('../client/wire.js').PresenceFrame} frame */
  presence(frame) {
    if (frame.stale) return this.#reload();
    for (const one of [frame, ...(frame.also ?? [])]) this.#moved(one);
    this.#byName = null;
    this.changed();
  }

  /** @param {import('../client/wire.js').DurableEvent} event */
  apply(event) {
    if (event.kind === 'member.joined' && !this.#byId.has(event.user.id)) {
      this.#byId.set(event.user.id, {user: event.user, role: 'member', online: true, lastSeen: event.at});
    } else if (event.kind === 'member.left') {
      this.#byId.delete(event.user.id);
    } else if (event.kind === 'room.changed' && event.newOwner) {
      const owner = this.#byId.get(event.newOwner.id);
      if (owner) this.#byId.set(owner.user.id, {...owner, role: 'owner'});
    } else {
      return;
    }
    this.#byName = null;
    this.changed();
  }

  /** @param {import('../client/wire.js').User} user */
  renamed(user) {
    const member = this.#byId.get(user.id);
    if (member) this.#byId.set(user.id, {...member, user});
    this.changed();
  }

  /** @param {Whereabouts} whereabouts */
  #moved({user, online, lastSeen}) {
    const member = this.#byId.get(user.id);
    if (member) this.#byId.set(user.id, {...member, user, online, lastSeen: lastSeen ?? member.lastSeen});
  }

  async #reload() {
    if (this.#reloading || !this.loaded) return;
    this.#reloading = true;
    await pause(Math.random() * RELOAD_MS);
    await this.load().catch(() => {});
    this.#reloading = false;
  }
}
