import {Observable} from '../client/observable.js';

/**
 * @typedef {import('../client/wire.js').Watermark} Watermark
 * @typedef {{reads: Watermark[], cursor?: string}} ReadsPage
 */

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
