import {Observable} from '../client/observable.js';
import {call, download, upload} from '../client/http.js';
import {Address} from '../client/wire.js';
import {portraits} from './portraits.js';

/**
 * @typedef {{text: string, until?: string}} Status
 * @typedef {import('../client/wire.js').User & {status?: Status, timeZone?: string,
 *   theme: 'system' | 'light' | 'dark', findable: boolean, receipts: boolean, directsFrom: 'everyone' | 'friends',
 *   quietHours?: {from: string, to: string} | null}} Me
 * @typedef {{id: string, device: string, address: string, createdAt: string, lastUsedAt: string,
 *   current: boolean}} Device
 */

/** This person as the server knows them: what they show, what they wish for, where they are signed in. */
export class Self extends Observable {
  /** @type {Me | null} */
  me = null;
  /** @type {Device[]} */
  devices = [];
  #user;
  #connection;
  #session;
  #stops;

  /**
   * @param {import('../client/wire.js').User} user whose name is kept current
   * @param {import('../client/connection.js').Connection} connection
   * @param {import('../client/session.js').Session} session
   * @param {import('./lobby.js').Lobby} lobby where notices arrive
   */
  constructor(user, connection, session, lobby) {
    super();
    this.#user = user;
    this.#connection = connection;
    this.#session = session;
    this.#stops = [
      lobby.watch((news) => {
        if (news && 'notice' in news && news.notice.kind === 'me.changed') this.#take(news.notice.me);
      }),
    ];
  }

  stop() {
    for (const stop of this.#stops) stop();
  }

  async load() {
    this.#take((await this.#connection.request(Address.meRead, {})).me);
  }

  /** @param {Partial<Me>} change */
  async change(change) {
    this.#take((await this.#connection.request(Address.meChange, change)).me);
  }

  async loadDevices() {
    this.devices = (await this.#call('GET', '/sessions')).sessions;
    this.changed();
  }

  /** @param {Device} device */
  async signOut(device) {
    await this.#call('DELETE', `/sessions/${device.id}`);
    await this.loadDevices();
  }

  async endOthers() {
    await this.#call('DELETE', '/sessions');
    await this.loadDevices();
  }

  /** @param {string} password @param {string} newPassword @param {boolean} endOthers */
  async changePassword(password, newPassword, endOthers) {
    await this.#call('POST', '/me/password', {password, newPassword, endOthers});
    await this.loadDevices();
  }

  /** Everything the server knows of this person. @returns {Promise<Blob>} */
  async data() {
    return download('/me/data', await this.#session.token());
  }

  /** @param {Blob} image a square, small enough */
  async setPicture(image) {
    await upload('/me/picture', await this.#session.token(), image);
    portraits.renew(this.#user.id);
  }

  async removePicture() {
    await this.#call('DELETE', '/me/picture');
    portraits.renew(this.#user.id);
  }

  /** Closes the account for good. @param {string} password @param {'keep' | 'erase'} messages */
  async close(password, messages) {
    await this.#call('POST', '/me/deletion', {password, messages});
  }

  /** @param {'GET' | 'POST' | 'DELETE'} method @param {string} path @param {object} [body] */
  async #call(method, path, body) {
    return call(method, path, {body, token: await this.#session.token()});
  }

  /** @param {Me} me */
  #take(me) {
    this.me = me;
    this.#user.displayName = me.displayName;
    this.changed();
  }
}
