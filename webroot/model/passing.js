// What passes in a room and is not kept in its log.

import {Observable} from '../client/observable.js';

/**
 * @typedef {import('../client/wire.js').User} User
 * @typedef {import('../client/wire.js').Watermark} Watermark
 * @typedef {{reads: Watermark[], cursor?: string}} ReadsPage
 */

const SHOWN_MS = 5_000;
const SAID_EVERY_MS = 2_500;

/** Who is typing in a room, as far as they have said so lately. */
export class Typing extends Observable {
  /** @type {Map<string, {user: User, timer: number}>} */
  #typists = new Map();
  #say;
  #saidAt = 0;

  /** @param {() => void} say tells the room that this person types */
  constructor(say) {
    super();
    this.#say = say;
  }

  /** @returns {User[]} */
  get users() {
    return [...this.#typists.values()].map(({user}) => user);
  }

  /** This person has pressed a key. */
  pressed() {
    if (Date.now() - this.#saidAt < SAID_EVERY_MS) return;
    this.#saidAt = Date.now();
    this.#say();
  }

  /** This person has sent what they typed. */
  rested() {
    this.#saidAt = 0;
  }

  /** @param {User} user */
  heard(user) {
    clearTimeout(this.#typists.get(user.id)?.timer);
    this.#typists.set(user.id, {user, timer: setTimeout(() => this.stopped(user.id), SHOWN_MS)});
    this.changed();
  }

  /** @param {string} userId */
  stopped(userId) {
    clearTimeout(this.#typists.get(userId)?.timer);
    if (this.#typists.delete(userId)) this.changed();
  }
}

/** How far the people of a room have read, of those who show it. */
export class Watermarks extends Observable {
  loaded = false;
  /** @type {Map<string, number>} */
  #byUser = new Map();
  #fetch;

  /** @param {(cursor?: string) => Promise<ReadsPage>} fetch */
  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  async load() {
    /** @type {Map<string, number>} */
    const found = new Map();
    /** @type {string | undefined} */
    let cursor;
    do {
      const page = await this.#fetch(cursor);
      for (const {user, read} of page.reads) found.set(user, read);
      cursor = page.cursor;
    } while (cursor);
    this.#byUser = found;
    this.loaded = true;
    this.changed();
  }

  /** @param {import('../client/wire.js').ReadFrame} frame */
  heard(frame) {
    for (const {user, read} of [frame, ...(frame.also ?? [])]) this.#byUser.set(user, read);
    this.changed();
  }

  /** @param {number} seq @returns {string[]} ids of those who have read up to there */
  past(seq) {
    return [...this.#byUser].filter(([, read]) => read >= seq).map(([user]) => user);
  }
}
