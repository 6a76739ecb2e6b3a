const MARK_EVERY_MS = 500;

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
  #timer = 0;
  #marking = false;

  /** @param {(seq: number) => Promise<unknown>} mark tells the server */
  constructor(mark) {
    this.#mark = mark;
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
    if (this.#marking && read < this.read) return;
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
    if (this.#marking && read < this.read) return;
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
    this.#marking = true;
    if (!this.#timer) this.#tell();
    return true;
  }

  /** Nothing from `seq` on has been read, and it stays so while it is looked at. @param {number} seq */
  async rewind(seq) {
    this.held = true;
    this.#marking = false;
    this.#base = Math.max(this.#base, this.read);
    this.divider = this.read = seq - 1;
    await this.#mark(this.read);
  }

  /** @param {number} read */
  #passed(read) {
    this.#all.passed(read);
    this.#calls.passed(read);
  }

  /** Tells at once, then not again for a while. */
  async #tell() {
    const told = this.read;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if (told !== this.read && !this.held) this.#tell();
    }, MARK_EVERY_MS);
    await this.#mark(told).catch(() => {});
    if (told === this.read) this.#marking = false;
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
