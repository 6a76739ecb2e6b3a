const NEAR_PX = 700;
const END_PX = 100;

/** @typedef {'end' | 'divider' | 'shown'} Aim */

/**
 * Keeps a timeline's scroll position sensible while rows come and go: at the end it stays at the
 * end, elsewhere what is being read does not move.
 */
export class Scroller {
  #host;
  /** Where to go with the next drawing that makes it possible. @type {Aim | ''} */
  #aim = '';
  /** @type {{row: HTMLElement, top: number} | null} */
  #held = null;
  /** @type {ResizeObserver | null} */
  #resizes = null;
  atEnd = true;

  /** @param {HTMLElement & {room: import('../model/room.js').Room, shown: number | null}} host */
  constructor(host) {
    this.#host = host;
  }

  /** @param {Aim} aim */
  aim(aim) {
    this.#aim = aim;
    this.#held = null;
  }

  get aiming() {
    return this.#aim !== '';
  }

  get nearStart() {
    return (this.#view?.scrollTop ?? 0) < NEAR_PX;
  }

  get nearEnd() {
    return this.#below < NEAR_PX;
  }

  /** More than a screen away from the end. */
  get far() {
    return this.#below > (this.#view?.clientHeight ?? 0) * 1.5;
  }

  /** Number of the lowest message that is wholly in sight; 0 for none. */
  get lastSeen() {
    const view = this.#view;
    if (!view) return 0;
    const bottom = view.getBoundingClientRect().bottom + 2;
    const row = this.#rows.findLast((r) => r.dataset.seq && r.getBoundingClientRect().bottom <= bottom);
    return Number(row?.dataset.seq ?? 0);
  }

  /** Before a drawing: remembers where the row at the top of the screen is. */
  hold() {
    const view = this.#view;
    if (!view || this.#aim || this.atEnd) return;
    const top = view.getBoundingClientRect().top;
    const row = this.#rows.find((r) => r.getBoundingClientRect().bottom > top);
    this.#held = row ? {row, top: row.getBoundingClientRect().top} : null;
  }

  /** After a drawing: goes where it should, or puts that row back. */
  settle() {
    const view = this.#view;
    if (!view) return;
    this.#observe(view);
    if (this.#aim) this.#arrive(view);
    else if (this.atEnd && this.#host.room.timeline.atEnd) view.scrollTop = view.scrollHeight;
    else if (this.#held?.row.isConnected) {
      const moved = this.#held.row.getBoundingClientRect().top - this.#held.top;
      if (Math.abs(moved) >= 0.5) view.scrollTop += moved;
    }
    this.#held = null;
    this.scrolled();
  }

  scrolled() {
    this.atEnd = this.#below <= END_PX;
  }

  /** @param {HTMLElement} view */
  #arrive(view) {
    const {timeline} = this.#host.room;
    if (!timeline.loaded) return;
    if (this.#aim === 'end') {
      if (!timeline.atEnd) return;
      view.scrollTop = view.scrollHeight;
      // Rows that were only guessed at have their height one frame later.
      requestAnimationFrame(() => {
        view.scrollTop = view.scrollHeight;
        this.scrolled();
      });
    } else {
      const row = this.#aim === 'shown' ? this.#linked() : view.querySelector('.divider');
      if (row instanceof HTMLElement) {
        const offset = row.getBoundingClientRect().top - view.getBoundingClientRect().top;
        view.scrollTop += offset - view.clientHeight / 4;
        if (this.#aim === 'shown') row.focus({preventScroll: true});
      } else {
        view.scrollTop = view.scrollHeight;
      }
    }
    this.#aim = '';
  }

  /** The message a link led to, or the next one when that number was no message. */
  #linked() {
    const seq = this.#host.shown ?? 0;
    const row = this.#rows.find((r) => Number(r.dataset.seq) >= seq);
    if (row) this.#host.shown = Number(row.dataset.seq);
    return row;
  }

  /** The composer grew, the window shrank: the end stays in sight. @param {HTMLElement} view */
  #observe(view) {
    if (this.#resizes) return;
    this.#resizes = new ResizeObserver(() => {
      if (this.atEnd && !this.#aim) view.scrollTop = view.scrollHeight;
    });
    this.#resizes.observe(view);
    this.#resizes.observe(/** @type {Element} */ (view.firstElementChild));
  }

  /** @returns {HTMLElement | null} */
  get #view() {
    return this.#host.querySelector('.timeline');
  }

  /** @returns {HTMLElement[]} */
  get #rows() {
    return [...this.#host.querySelectorAll('article[data-key]')].map((row) => /** @type {HTMLElement} */ (row));
  }

  get #below() {
    const view = this.#view;
    return view ? view.scrollHeight - view.clientHeight - view.scrollTop : 0;
  }
}
