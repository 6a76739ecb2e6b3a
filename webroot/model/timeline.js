import {Observable} from '../client/observable.js';
import {quoteOf} from '../client/wire.js';

/**
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../client/wire.js').MessageEvent} MessageEvent
 * @typedef {import('../client/wire.js').HistoryPage} HistoryPage
 * @typedef {{before?: number, after?: number, around?: number, limit: number}} Span
 */

const PAGE = 40;
const KEEP = 300;
const RECENT_MAX = 500;

/**
 * The window of a room's messages the page holds: at most 300 neighbours, moved by paging, kept
 * current by events.
 */
export class Timeline extends Observable {
  /** @type {Message[]} oldest first */
  messages = [];
  /** Whether there may be older messages than the first. */
  more = true;
  /** Whether the window ends with the newest message. */
  atEnd = false;
  loaded = false;
  /** Set by whoever shows it: the end is in sight, so older messages are the ones to let go. */
  following = true;
  #fetch;
  /** Events a page under way may not contain yet. @type {MessageEvent[]} */
  #recent = [];
  #loads = 0;
  #epoch = 0;
  /** @type {Set<string>} */
  #paging = new Set();

  /** @param {(span: Span) => Promise<HistoryPage>} fetch */
  constructor(fetch) {
    super();
    this.#fetch = fetch;
  }

  /** Shows the newest page. */
  latest() {
    return this.#load({limit: PAGE}, (page) => {
      this.more = page.more;
      this.atEnd = true;
    });
  }

  /** Shows the messages on both sides of a number. @param {number} seq */
  around(seq) {
    return this.#load({around: seq, limit: PAGE}, () => {
      this.more = true;
      this.atEnd = false;
    });
  }

  /** Somebody has another name. @param {import('../client/wire.js').User} author */
  renamed(author) {
    this.messages = this.messages.map((message) => (message.author.id === author.id ? {...message, author} : message));
    this.changed();
  }

  async older() {
    const first = this.messages[0];
    if (!this.more || !first) return;
    await this.#page('older', {before: first.seq, limit: PAGE}, (page) => {
      this.messages = [...page.messages, ...this.messages];
      this.more = page.more;
      if (this.messages.length > KEEP) {
        this.messages = this.messages.slice(0, KEEP);
        this.atEnd = false;
      }
    });
  }

  async newer() {
    const last = this.messages.at(-1);
    if (this.atEnd || !last) return;
    await this.#page('newer', {after: last.seq, limit: PAGE}, (page) => {
      this.messages = [...this.messages, ...page.messages];
      this.atEnd = !page.more;
      this.#dropOldest();
    });
  }

  /** @param {MessageEvent} event the next of the room's log */
  apply(event) {
    if (this.#loads) this.#recent = [...this.#recent.slice(1 - RECENT_MAX), event];
    if (this.loaded && this.#fold(event)) this.changed();
  }

  /** @param {string} id */
  find(id) {
    return this.messages.find((message) => message.id === id);
  }

  /** @param {MessageEvent} event @returns {boolean} whether the window changed */
  #fold({kind, message}) {
    const quoted = kind !== 'message.posted' && this.#requote(message);
    const at = this.messages.findIndex((m) => m.id === message.id);
    if (at >= 0) {
      this.messages = this.messages.with(at, message);
      return true;
    }
    if (kind !== 'message.posted' || !this.atEnd) return quoted;
    if (!this.following && this.messages.length >= KEEP) {
      this.atEnd = false;
      return true;
    }
    const place = this.messages.findLastIndex((m) => m.seq < message.seq) + 1;
    this.messages = this.messages.toSpliced(place, 0, message);
    this.#dropOldest();
    return true;
  }

  /** What answers a message shows it as it is now. @param {Message} changed @returns {boolean} whether any does */
  #requote(changed) {
    if (!this.messages.some(({quote}) => quote?.id === changed.id)) return false;
    const quote = quoteOf(changed);
    this.messages = this.messages.map((m) => (m.quote?.id === changed.id ? {...m, quote} : m));
    return true;
  }

  /** @param {Span} span @param {(page: HistoryPage) => void} settle */
  async #load(span, settle) {
    this.#epoch++;
    this.loaded = false;
    this.#paging.clear();
    await this.#page('load', span, (page) => {
      this.messages = page.messages;
      settle(page);
      this.loaded = true;
    });
  }

  /**
   * @param {string} name of what may run once at a time
   * @param {Span} span
   * @param {(page: HistoryPage) => void} merge
   */
  async #page(name, span, merge) {
    if (this.#paging.has(name)) return;
    const epoch = this.#epoch;
    this.#paging.add(name);
    this.#loads++;
    try {
      const page = await this.#fetch(span);
      if (epoch !== this.#epoch) return;
      merge(page);
      // Again, in order, whatever the page's head says: events carry the whole message, so what the
      // page already has does no harm, and what was written while it was read is not lost.
      for (const event of this.#recent) this.#fold(event);
      this.changed();
    } finally {
      if (!--this.#loads) this.#recent = [];
      if (epoch === this.#epoch) this.#paging.delete(name);
    }
  }

  #dropOldest() {
    if (this.messages.length <= KEEP) return;
    this.messages = this.messages.slice(-KEEP);
    this.more = true;
  }
}
