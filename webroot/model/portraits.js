import {download} from '../client/http.js';
import {Address} from '../client/wire.js';

const GATHER_MS = 60;
const ASKED_MAX = 100;
const LOADING_MAX = 4;

/**
 * The pictures of people, each asked for once when somebody shows them, many at a time.
 * One for the page: whoever draws a person does not know whose visit it is.
 */
class Portraits {
  /** @type {Map<string, Set<(url: string) => void>>} */
  #watchers = new Map();
  /** Where each picture is in this page; empty for people without one. @type {Map<string, string>} */
  #urls = new Map();
  /** @type {Set<string>} */
  #wanted = new Set();
  /** @type {{user: string, picture: string}[]} */
  #queue = [];
  #loading = 0;
  #gathering = 0;
  /** @type {{connection: import('../client/connection.js').Connection, token: () => Promise<string>} | null} */
  #visit = null;

  /**
   * @param {import('../client/connection.js').Connection} connection
   * @param {() => Promise<string>} token
   */
  begin(connection, token) {
    this.end();
    this.#visit = {connection, token};
    for (const user of this.#watchers.keys()) this.#want(user);
  }

  end() {
    this.#visit = null;
    this.#wanted.clear();
    this.#queue = [];
    for (const url of this.#urls.values()) if (url) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  /**
   * Calls back with the address of somebody's picture, now or when it comes or changes.
   * @param {string} user @param {(url: string) => void} show
   * @returns {() => void} stops watching
   */
  watch(user, show) {
    const watchers = this.#watchers.get(user) ?? new Set();
    this.#watchers.set(user, watchers.add(show));
    const url = this.#urls.get(user);
    if (url === undefined) this.#want(user);
    else show(url);
    return () => {
      watchers.delete(show);
      if (!watchers.size && this.#watchers.get(user) === watchers) this.#watchers.delete(user);
    };
  }

  /** Somebody may have another picture. @param {string} user */
  renew(user) {
    if (this.#watchers.has(user)) this.#want(user);
    else this.#urls.delete(user);
  }

  /** @param {string} user */
  #want(user) {
    if (!this.#visit) return;
    this.#wanted.add(user);
    this.#gathering ||= setTimeout(() => {
      this.#gathering = 0;
      this.#ask();
    }, GATHER_MS);
  }

  async #ask() {
    const visit = this.#visit;
    const users = [...this.#wanted].slice(0, ASKED_MAX);
    if (!visit || !users.length) return;
    for (const user of users) this.#wanted.delete(user);
    const answer = await visit.connection.request(Address.peoplePictures, {users}).catch(() => null);
    if (!answer || visit !== this.#visit) return;
    const names = new Map(answer.pictures.map((/** @type {{user: string, picture: string}} */ one) => [one.user, one.picture]));
    for (const user of users) {
      const picture = names.get(user);
      if (picture) this.#queue.push({user, picture});
      else this.#show(user, '');
    }
    this.#load();
    if (this.#wanted.size) this.#ask();
  }

  #load() {
    const visit = this.#visit;
    while (visit && this.#loading < LOADING_MAX && this.#queue.length) {
      const {user, picture} = /** @type {{user: string, picture: string}} */ (this.#queue.shift());
      this.#loading++;
      visit
        .token()
        .then((token) => download(`/pictures/${picture}`, token))
        .then((blob) => visit === this.#visit && this.#show(user, URL.createObjectURL(blob)))
        .catch(() => {})
        .finally(() => {
          this.#loading--;
          this.#load();
        });
    }
  }

  /** @param {string} user @param {string} url */
  #show(user, url) {
    const before = this.#urls.get(user);
    this.#urls.set(user, url);
    for (const show of this.#watchers.get(user) ?? []) show(url);
    if (before) URL.revokeObjectURL(before);
  }
}

export const portraits = new Portraits();
