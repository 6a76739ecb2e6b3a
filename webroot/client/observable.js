/**
 * Something whose changes others watch. Models extend it; elements follow it through `page/watch.js`.
 * @template [T=void]
 */
export class Observable {
  /** @type {Set<(news: T) => void>} */
  #watchers = new Set();

  /** @param {(news: T) => void} watcher @returns {() => void} stops watching */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** @param {T} news */
  changed(news) {
    for (const watcher of [...this.#watchers]) watcher(news);
  }
}

/** @type {Map<string, Promise<unknown>>} */
const queues = new Map();

/**
 * Runs `work` while no other tab runs work of the same name. Without Web Locks (a page over plain
 * http from another machine) it is exclusive within this tab only.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function exclusively(name, work) {
  if (navigator.locks) return navigator.locks.request(name, work);
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work);
  queues.set(name, turn.catch(() => {}));
  return turn;
}

/** @param {number} ms @returns {Promise<void>} */
export const pause = (ms) => new Promise((done) => setTimeout(done, ms));
