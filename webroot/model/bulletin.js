import {Observable} from '../client/observable.js';
import {Address, newClientId} from '../client/wire.js';

/**
 * @typedef {import('../client/wire.js').Told} Told
 * @typedef {import('../client/wire.js').Reminder} Reminder
 */

const PAGE = 30;
const RELOAD_MS = 150;
const PAGES_MAX = 20;

/** What this person was told, newest first, and what they want to be reminded of. */
export class Bulletin extends Observable {
  /** @type {Told[]} */
  list = [];
  /** @type {Reminder[]} */
  reminders = [];
  loaded = false;
  /** Set to see only what was not read. */
  unreadOnly = false;
  /** Where the next page begins. */
  #cursor = '';
  #connection;
  #reloading = 0;
  #stops;

  /**
   * @param {import('../client/connection.js').Connection} connection
   * @param {import('./lobby.js').Lobby} lobby where notices arrive
   */
  constructor(connection, lobby) {
    super();
    this.#connection = connection;
    this.#stops = [
      connection.watch((state) => state === 'open' && this.#reload()),
      lobby.watch((news) => news && 'notice' in news && this.#hear(news.notice)),
    ];
    if (connection.isOpen) this.#reload();
  }

  close() {
    clearTimeout(this.#reloading);
    for (const stop of this.#stops) stop();
  }

  get more() {
    return this.#cursor !== '';
  }

  /** @param {boolean} only */
  async showUnread(only) {
    this.unreadOnly = only;
    await this.#load();
  }

  async loadMore() {
    const {notices, cursor} = await this.#page(this.#cursor, PAGE);
    const known = new Set(this.list.map(({id}) => id));
    this.list = [...this.list, ...notices.filter((/** @type {Told} */ {id}) => !known.has(id))];
    this.#cursor = cursor ?? '';
    this.changed();
  }

  /** @param {Told} told */
  async read({id}) {
    await this.#connection.request(Address.noticeRead, {id});
  }

  async readAll() {
    const [newest] = this.list;
    if (newest) await this.#connection.request(Address.noticeRead, {upTo: newest.id});
  }

  /** @param {{room?: string, id?: string, text?: string, at?: string, when?: string, zone?: string}} wish @returns {Promise<Reminder>} */
  async remind(wish) {
    const {reminder} = await this.#connection.request(Address.reminderAdd, {clientId: newClientId(), ...wish});
    this.#keep(reminder);
    return reminder;
  }

  /** @param {Reminder} old @param {{text?: string, at?: string, when?: string, zone?: string}} wish @returns {Promise<Reminder>} */
  async change(old, wish) {
    const {reminder} = await this.#connection.request(Address.reminderChange, {reminder: old.id, ...wish});
    this.#keep(reminder);
    return reminder;
  }

  /** @param {Reminder} reminder */
  async cancel({id}) {
    await this.#connection.request(Address.reminderCancel, {reminder: id});
    this.#drop(id);
  }

  /** @param {import('../client/wire.js').Notice} notice */
  #hear(notice) {
    switch (notice.kind) {
      case 'notice':
        this.list = [notice.notice, ...this.list.filter(({id}) => id !== notice.notice.id)];
        this.changed();
        return;
      case 'notices.changed':
        this.#reload();
        return;
      case 'reminder':
        this.#keep(notice.reminder);
        return;
      case 'reminder.ended':
        this.#drop(notice.id);
    }
  }

  /** @param {Reminder} reminder */
  #keep(reminder) {
    const others = this.reminders.filter(({id}) => id !== reminder.id);
    this.reminders = [...others, reminder].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
    this.changed();
  }

  /** @param {string} gone */
  #drop(gone) {
    this.reminders = this.reminders.filter(({id}) => id !== gone);
    this.changed();
  }

  #reload() {
    clearTimeout(this.#reloading);
    this.#reloading = setTimeout(() => this.#load().catch(() => {}), RELOAD_MS);
  }

  /** As much as is shown already, and the reminders. */
  async #load() {
    const only = this.unreadOnly;
    const {notices, cursor} = await this.#page('', Math.min(100, Math.max(PAGE, this.list.length)));
    const reminders = await this.#waiting();
    if (only !== this.unreadOnly) return;
    this.list = notices;
    this.#cursor = cursor ?? '';
    this.reminders = reminders;
    this.loaded = true;
    this.changed();
  }

  /** @param {string} cursor @param {number} limit */
  #page(cursor, limit) {
    return this.#connection.request(Address.noticeList, {
      limit,
      ...(cursor && {cursor}),
      ...(this.unreadOnly && {unread: true}),
    });
  }

  /** @returns {Promise<Reminder[]>} */
  async #waiting() {
    const all = [];
    let cursor;
    for (let page = 0; page < PAGES_MAX; page++) {
      const answer = await this.#connection.request(Address.reminderList, cursor ? {cursor} : {});
      all.push(...answer.reminders);
      cursor = answer.cursor;
      if (!cursor) break;
    }
    return all;
  }
}
