const MARK_EVERY_MS = 500;

/**
 * How far this person has read in a room, and how much they have not. Events after `base` are known
 * one by one; of those before it only the server's count is known.
 */
export class Reading {
  read = 0;
  /** Where the line "new" is drawn: after this number. @type {number | null} */
  divider = null;
  #base = 0;
  #countAtBase = 0;
  /** Numbers of others' messages after `#base`. @type {number[]} */
  #fresh = [];
  #mark;
  #timer = 0;
  #marking = false;

  /** @param {(seq: number) => Promise<unknown>} mark tells the server */
  constructor(mark) {
    this.#mark = mark;
  }

  get unread() {
    return this.#countAtBase + this.#fresh.length;
  }

  /** @param {{read: number, unread: number}} server its word @param {number} head the newest event it counted */
  restart({read, unread}, head) {
    if (this.#marking && read < this.read) return;
    this.read = read;
    this.#base = head;
    this.#countAtBase = unread;
    this.#fresh = [];
  }

  /** Another's message has come. @param {number} seq */
  arrived(seq) {
    if (seq > this.read) this.#fresh.push(seq);
  }

  /** Another's unread message has been deleted. @param {number} seq */
  gone(seq) {
    if (this.#fresh.includes(seq)) this.#fresh = this.#fresh.filter((fresh) => fresh !== seq);
    else if (seq > this.read && seq <= this.#base) this.#countAtBase = Math.max(0, this.#countAtBase - 1);
  }

  /** Another device has read. @param {number} read @param {number} unread */
  heard(read, unread) {
    if (this.#marking && read < this.read) return;
    this.read = read;
    if (read >= this.#base) this.#count(read);
    else this.#countAtBase = Math.max(0, unread - this.#fresh.length);
  }

  /**
   * Everything up to `seq` has been seen.
   * @param {number} seq @param {number} skipped others' messages among them, where known
   * @returns {boolean} whether that is news
   */
  seen(seq, skipped) {
    if (seq <= this.read) return false;
    this.read = seq;
    if (seq >= this.#base) this.#count(seq);
    else this.#countAtBase = Math.max(0, this.#countAtBase - skipped);
    this.#marking = true;
    if (!this.#timer) this.#tell();
    return true;
  }

  /** @param {number} read */
  #count(read) {
    this.#countAtBase = 0;
    this.#fresh = this.#fresh.filter((seq) => seq > read);
  }

  /** Tells at once, then not again for a while. */
  async #tell() {
    const told = this.read;
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      if (told !== this.read) this.#tell();
    }, MARK_EVERY_MS);
    await this.#mark(told).catch(() => {});
    if (told === this.read) this.#marking = false;
  }
}
