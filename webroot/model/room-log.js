/** @typedef {import('../client/wire.js').DurableEvent} DurableEvent */

const HELD_MAX = 1_000;

/**
 * The part of a room's log this page has: 1 … `last`, never with a hole. An event that leaves a gap
 * is held, what is missing is asked for, and only then is it applied.
 */
export class RoomLog {
  last;
  #source;
  /** @type {Map<number, DurableEvent>} */
  #held = new Map();
  #repairing = false;

  /**
   * @param {number} last
   * @param {object} source
   * @param {(after: number) => Promise<import('../client/wire.js').SyncPage>} source.sync
   * @param {(event: DurableEvent) => void} source.apply called once for each number, in order
   * @param {(head: number) => void} source.rewound the server's log is shorter than ours
   */
  constructor(last, source) {
    this.last = last;
    this.#source = source;
  }

  /** @param {number} last */
  restart(last) {
    this.last = last;
    this.#held.clear();
  }

  /** @param {DurableEvent} event */
  receive(event) {
    if (event.seq <= this.last) return;
    if (event.seq > this.last + 1) {
      if (this.#held.size < HELD_MAX) this.#held.set(event.seq, event);
      this.repair();
      return;
    }
    this.#take(event);
    for (let next; (next = this.#held.get(this.last + 1)); ) this.#take(next);
  }

  /** @param {number} head the server's newest number */
  async headIs(head) {
    if (head > this.last) return this.repair();
    if (head === this.last) return;
    // An older head may only have been overtaken by a newer event: ask before believing it.
    const page = await this.#source.sync(this.last).catch(() => null);
    if (page && page.head < this.last) this.#source.rewound(page.head);
  }

  /** Fetches what is missing after `last`. Without an answer the next connection repairs. */
  async repair() {
    if (this.#repairing) return;
    this.#repairing = true;
    try {
      for (let more = true; more; ) {
        const before = this.last;
        const page = await this.#source.sync(before);
        for (const event of page.events) this.receive(event);
        more = page.more && this.last > before;
      }
    } catch {
      // Not reachable now.
    } finally {
      this.#repairing = false;
    }
  }

  /** @param {DurableEvent} event */
  #take(event) {
    this.#held.delete(event.seq);
    this.last = event.seq;
    this.#source.apply(event);
  }
}
