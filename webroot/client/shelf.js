/**
 * @typedef {object} Entry a message that is not, or not known to be, on the server
 * @property {number} [n] place in the order of typing, over all tabs
 * @property {string} clientId
 * @property {string} user
 * @property {string} room
 * @property {string} text
 * @property {string} at
 * @property {import('./wire.js').Quote} [quote] the message it answers
 * @property {'waiting' | 'sending' | 'sent' | 'refused'} state
 * @property {string} [reason] code of the refusal
 * @property {number} [seq] once answered
 */

const STORE = 'outbox';

/** Where unsent messages lie until the server has answered: IndexedDB, in the order of typing. */
export class Shelf {
  /** @type {Promise<IDBDatabase>} */
  #database = new Promise((resolve, reject) => {
    const opening = indexedDB.open('parlor', 1);
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore(STORE, {keyPath: 'n', autoIncrement: true});
      store.createIndex('clientId', 'clientId', {unique: true});
      store.createIndex('user', 'user');
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });

  /** @param {Entry} entry @returns {Promise<number>} its place */
  async add(entry) {
    return this.#do('readwrite', (store) => store.add(entry));
  }

  /** @param {string} user @returns {Promise<Entry[]>} in the order of typing */
  async list(user) {
    const entries = await this.#do('readonly', (store) => store.index('user').getAll(user));
    return entries.sort((/** @type {any} */ a, /** @type {any} */ b) => a.n - b.n);
  }

  /** @param {string} clientId @param {Partial<Entry>} change */
  async amend(clientId, change) {
    await this.#do('readwrite', (store) => {
      const found = store.index('clientId').get(clientId);
      found.onsuccess = () => found.result && store.put({...found.result, ...change});
      return found;
    });
  }

  /** @param {string} clientId */
  async remove(clientId) {
    await this.#do('readwrite', (store) => {
      const found = store.index('clientId').getKey(clientId);
      found.onsuccess = () => found.result !== undefined && store.delete(found.result);
      return found;
    });
  }

  /**
   * One transaction; done when it is complete, not when its first request is.
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest} work
   * @returns {Promise<any>}
   */
  async #do(mode, work) {
    const transaction = (await this.#database).transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }
}

/** The same in memory, for browsers that refuse to store anything. */
export class MemoryShelf {
  /** @type {Entry[]} */
  #entries = [];
  #n = 0;

  /** @param {Entry} entry */
  async add(entry) {
    this.#entries.push({...entry, n: ++this.#n});
    return this.#n;
  }

  /** @param {string} user */
  async list(user) {
    return this.#entries.filter((e) => e.user === user).map((e) => ({...e}));
  }

  /** @param {string} clientId @param {Partial<Entry>} change */
  async amend(clientId, change) {
    this.#entries = this.#entries.map((e) => (e.clientId === clientId ? {...e, ...change} : e));
  }

  /** @param {string} clientId */
  async remove(clientId) {
    this.#entries = this.#entries.filter((e) => e.clientId !== clientId);
  }
}

/** @returns {Promise<Shelf | MemoryShelf>} */
export async function openShelf() {
  try {
    const shelf = new Shelf();
    await shelf.list('');
    return shelf;
  } catch {
    return new MemoryShelf();
  }
}
