import {Refusal} from '../client/refusal.js';
import {pause} from '../client/observable.js';

const MARK_EVERY_MS = 500;
const RETRY_MS = 1_000;
const RETRIES_MAX = 5;

/**
 * How far this person has read in a room, and how much they have not: others' messages, and among
 * them those that call the person.
 */
export class Reading {
  read = 0;
  /** Where the line "new" is drawn: after this number. @type {number | null} */
  divider = null;
  /** Set while something is to stay unread although it is on the screen. */
  held = false;
  #base = 0;
  #all = new Counter();
  #calls = new Counter();
  #mark;

  /** @param {(seq: number) => Promise<unknown>} tell tells the server */
  constructor(tell) {
    this.#mark = new Mark(tell);
  }

  get unread() {
    return this.#all.count;
  }

  get mentions() {
    return this.#calls.count;
  }

  /**
   * @param {{read: number, unread: number, mentions: number}} server its word
   * @param {number} head the newest event it counted
   */
  restart({read, unread, mentions}, head) {
    if (!this.#mark.believes(read, this.read)) return;
    this.read = read;
    this.#base = head;
    this.#all.restart(unread);
    this.#calls.restart(mentions);
  }

  /** Another's message has come. @param {number} seq @param {boolean} calls this person */
  arrived(seq, calls) {
    if (seq <= this.read) return;
    this.#all.arrived(seq);
    if (calls) this.#calls.arrived(seq);
  }

  /** Whether a message is unread and the server's count of the called alone knows whether it was one. @param {number} seq */
  isUncertain(seq) {
    return seq > this.read && seq <= this.#base;
  }

  /** Another's message calls this person now, or no longer. @param {number} seq @param {boolean} calls */
  recalled(seq, calls) {
    if (seq <= this.read || seq <= this.#base) return;
    this.#calls.gone(seq);
    if (calls) this.#calls.arrived(seq);
  }

  /** Another's unread message has been deleted. @param {number} seq */
  gone(seq) {
    this.#calls.gone(seq);
    if (!this.#all.gone(seq) && seq > this.read && seq <= this.#base) this.#all.less(1);
  }

  /** Another device has read. @param {{read: number, unread: number, mentions: number}} server its word */
  heard({read, unread, mentions}) {
    if (!this.#mark.believes(read, this.read)) return;
    if (read < this.read) this.#base = Math.max(this.#base, this.read);
    this.read = read;
    if (read >= this.#base) this.#passed(read);
    else {
      this.#all.heard(unread);
      this.#calls.heard(mentions);
    }
  }

  /**
   * Everything up to `seq` has been seen.
   * @param {number} seq @param {number} skipped others' messages among them, where known
   * @param {number} called those of them that call this person
   * @returns {boolean} whether that is news
   */
  seen(seq, skipped, called) {
    if (seq <= this.read || this.held) return false;
    this.read = seq;
    if (seq >= this.#base) this.#passed(seq);
    else {
      this.#all.less(skipped);
      this.#calls.less(called);
    }
    this.#mark.forward(seq);
    return true;
  }

  /** Nothing from `seq` on has been read, and it stays so while it is looked at. @param {number} seq */
  rewind(seq) {
    this.held = true;
    this.#base = Math.max(this.#base, this.read);
    this.divider = this.read = seq - 1;
    this.#mark.back(this.read);
  }

  /** The server can be reached again. */
  again() {
    this.#mark.again();
  }

  /** @param {number} read */
  #passed(read) {
    this.#all.passed(read);
    this.#calls.passed(read);
  }
}

/**
 * What the server is to be told of how far somebody has read: one after another, forward not too
 * often, and again where it was not taken. It stays wanted until the server has taken just that.
 */
class Mark {
  #tell;
  /** @type {number | null} */
  #wanted = null;
  /** Whether it is wanted against what was read before. */
  #isBack = false;
  #isRunning = false;
  #isUnderWay = false;
  #isUrgent = false;
  #failures = 0;
  #wake = () => {};

  /** @param {(seq: number) => Promise<unknown>} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** @param {number} seq */
  forward(seq) {
    this.#wanted = seq;
    this.#isBack = false;
    this.#run();
  }

  /** @param {number} seq */
  back(seq) {
    this.#wanted = seq;
    this.#isBack = true;
    this.again();
  }

  /** Tells now what was not taken, or waits for its turn. */
  again() {
    if (this.#wanted === null) return;
    this.#failures = 0;
    this.#isUrgent = true;
    this.#wake();
    this.#run();
  }

  /**
   * Whether the server's word counts, or is older than what it is just being told.
   * @param {number} read its word @param {number} here what is known here
   */
  believes(read, here) {
    if (this.#wanted === null) return true;
    if (this.#isBack ? read > here : read < here) return false;
    // Another device has read as far or farther: nothing is left to tell but what undoes what is under way.
    if (!this.#isBack) this.#wanted = this.#isUnderWay ? read : null;
    return true;
  }

  async #run() {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#wanted !== null && this.#failures <= RETRIES_MAX) {
      this.#isUrgent = false;
      const rest = await this.#take(this.#wanted);
      if (!this.#isUrgent) await Promise.race([pause(rest), new Promise((woken) => (this.#wake = () => woken(0)))]);
    }
    this.#failures = 0;
    this.#isRunning = false;
  }

  /** @param {number} seq @returns {Promise<number>} for how long nothing is to be told after it */
  async #take(seq) {
    this.#isUnderWay = true;
    const refusal = await this.#tell(seq).then(() => null, Refusal.of);
    this.#isUnderWay = false;
    if (refusal && !refusal.lasting) return RETRY_MS * 2 ** this.#failures++;
    if (seq === this.#wanted) this.#wanted = null;
    this.#failures = 0;
    return MARK_EVERY_MS;
  }
}

/**
 * How many of something there are: of the older ones only the server's count is known, the newer
 * ones one by one.
 */
class Counter {
  #older = 0;
  /** @type {number[]} */
  #newer = [];

  get count() {
    return this.#older + this.#newer.length;
  }

  /** @param {number} older */
  restart(older) {
    this.#older = older;
    this.#newer = [];
  }

  /** @param {number} seq */
  arrived(seq) {
    if (!this.#newer.includes(seq)) this.#newer.push(seq);
  }

  /** @param {number} seq @returns {boolean} whether it was one of the newer ones */
  gone(seq) {
    const there = this.#newer.includes(seq);
    if (there) this.#newer = this.#newer.filter((newer) => newer !== seq);
    return there;
  }

  /** @param {number} n of the older ones count no longer */
  less(n) {
    this.#older = Math.max(0, this.#older - n);
  }

  /** All older ones and those up to `seq` count no longer. @param {number} seq */
  passed(seq) {
    this.#older = 0;
    this.#newer = this.#newer.filter((newer) => newer > seq);
  }

  /** @param {number} total of all, as the server counts */
  heard(total) {
    this.#older = Math.max(0, total - this.#newer.length);
  }
}
