import {Observable} from '../client/observable.js';
import {Address} from '../client/wire.js';
import {portraits} from './portraits.js';

/**
 * @typedef {import('../client/wire.js').User} User
 * @typedef {{user: User, online: boolean, lastSeen?: string | null, since: string}} Friend
 * @typedef {{user: User, at: string}} Asked
 * @typedef {'friends' | 'incoming' | 'outgoing' | 'none'} State
 */

const PAGES_MAX = 20;
const RELOAD_MS = 100;

/** The people around this person: friends, who asks, who was asked, who is blocked. */
export class Circle extends Observable {
  /** @type {Map<string, Friend>} */
  #friends = new Map();
  /** @type {Asked[]} */
  incoming = [];
  /** @type {Asked[]} */
  outgoing = [];
  /** @type {Asked[]} */
  blocked = [];
  loaded = false;
  #connection;
  #reloading = 0;
  #stops;

  /**
   * @param {import('../client/connection.js').Connection} connection
   * @param {import('./lobby.js').Lobby} lobby where notices arrive
   */
  constructor(connection, lobby) {
    super();
    this.#connection = connection;
    this.#stops = [
      connection.watch((state) => state === 'open' && this.#reload()),
      lobby.watch((news) => news && 'notice' in news && this.#hear(news.notice)),
    ];
    if (connection.isOpen) this.#reload();
  }

  close() {
    clearTimeout(this.#reloading);
    for (const stop of this.#stops) stop();
  }

  /** Completes once all of them are known. */
  async ready() {
    if (!this.loaded) await this.#load();
  }

  /** @returns {Friend[]} those who are here first, then by name */
  get friends() {
    const order = new Intl.Collator();
    return [...this.#friends.values()].sort(
      (a, b) => Number(b.online) - Number(a.online) || order.compare(a.user.displayName, b.user.displayName),
    );
  }

  /** @param {string} id @returns {State} */
  stateOf(id) {
    if (this.#friends.has(id)) return 'friends';
    if (this.incoming.some(({user}) => user.id === id)) return 'incoming';
    return this.outgoing.some(({user}) => user.id === id) ? 'outgoing' : 'none';
  }

  /** @param {string} id */
  hasBlocked(id) {
    return this.blocked.some(({user}) => user.id === id);
  }

  /**
   * @param {'request' | 'accept' | 'decline' | 'withdraw' | 'remove'} step
   * @param {User} user
   */
  async take(step, user) {
    await this.#connection.request(`friend.${step}`, {user: user.id});
    await this.#load();
  }

  /** @param {User} user @param {boolean} blocked */
  async block(user, blocked) {
    await this.#connection.request(blocked ? Address.blockAdd : Address.blockRemove, {user: user.id});
    await this.#load();
  }

  /** @param {string} text @param {string} [cursor] @returns {Promise<{people: User[], cursor?: string}>} */
  find(text, cursor) {
    return this.#connection.request(Address.peopleFind, cursor ? {text, cursor} : {text});
  }

  /** @param {import('../client/wire.js').Notice} notice */
  #hear(notice) {
    if (notice.kind === 'friend.changed' || notice.kind === 'block.changed') return this.#reload();
    if (notice.kind === 'user.changed') {
      portraits.renew(notice.user.id);
      return this.#reload();
    }
    if (notice.kind !== 'presence') return;
    if (notice.stale) return this.#reload();
    for (const {user, online, lastSeen} of [notice, ...(notice.also ?? [])]) {
      const friend = this.#friends.get(user.id);
      if (friend) this.#friends.set(user.id, {...friend, user, online, lastSeen: lastSeen ?? friend.lastSeen});
    }
    this.changed();
  }

  /** Soon, and once for many reasons. */
  #reload() {
    this.#reloading ||= setTimeout(() => {
      this.#reloading = 0;
      this.#load().catch(() => {});
    }, RELOAD_MS);
  }

  async #load() {
    const ties = await this.#all(Address.friendList, ['friends', 'incoming', 'outgoing']);
    const {blocked} = await this.#all(Address.blockList, ['blocked']);
    this.#friends = new Map(ties.friends.map((/** @type {Friend} */ friend) => [friend.user.id, friend]));
    this.incoming = ties.incoming;
    this.outgoing = ties.outgoing;
    this.blocked = blocked;
    this.loaded = true;
    this.changed();
  }

  /** @param {string} address @param {string[]} lists @returns {Promise<Record<string, any[]>>} */
  async #all(address, lists) {
    /** @type {Record<string, any[]>} */
    const all = Object.fromEntries(lists.map((name) => [name, []]));
    let cursor;
    for (let page = 0; page < PAGES_MAX; page++) {
      const answer = await this.#connection.request(address, cursor ? {cursor} : {});
      for (const name of lists) all[name].push(...answer[name]);
      cursor = answer.cursor;
      if (!cursor) break;
    }
    return all;
  }
}
