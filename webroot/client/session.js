import {call} from './http.js';
import {Observable, exclusively, pause} from './observable.js';
import {Refusal} from './refusal.js';
import * as shelf from './remembered.js';

/**
 * @typedef {import('./wire.js').User} User
 * @typedef {import('./wire.js').Access} Access
 * @typedef {'expired' | 'signedOut' | 'elsewhere' | 'switched' | 'closed'} Ending
 * @typedef {{renewed: true} | {started: User} | {ended: Ending}} SessionNews
 */

const LEAVING_MS = 10_000;

/**
 * Who this tab is signed in as. The access token lives in memory only and is renewed before it
 * expires with the refresh cookie, one tab at a time, because each renewal changes the cookie.
 * @extends {Observable<SessionNews>}
 */
export class Session extends Observable {
  /** @type {User | null} */
  user = null;
  /** @type {string | null} */
  #token = null;
  #goodUntil = 0;
  /** @type {Promise<void> | null} */
  #renewal = null;
  #timer = 0;
  /** A sign-out under way. @type {Ending | null} */
  #leaving = null;
  #tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('parlor-session') : null;

  constructor() {
    super();
    this.#tabs?.addEventListener('message', ({data}) => this.#hear(data));
  }

  /** Takes up the session an earlier visit left. False when there is none. */
  async resume() {
    if (!shelf.wasSignedIn()) return false;
    for (let wait = 500; ; wait = Math.min(wait * 2, 8_000)) {
      try {
        await this.renew();
        this.#start((await call('GET', '/me', {token: this.#token})).user);
        return true;
      } catch (error) {
        if (Refusal.of(error).status === 401) return false;
        await pause(wait);
      }
    }
  }

  /** @param {string} username @param {string} password */
  async signIn(username, password) {
    this.#enter(await call('POST', '/sessions', {body: {username, password}}));
  }

  /** @param {{username: string, password: string, displayName?: string}} account */
  async signUp(account) {
    this.#enter(await call('POST', '/accounts', {body: account}));
  }

  async signOut() {
    const token = await this.token().catch(() => this.#token);
    // The sockets of all tabs are closed before the answer comes; they should know why.
    this.#leaving = 'signedOut';
    this.#tabs?.postMessage({leaving: this.user?.id});
    await call('DELETE', '/sessions/current', {token}).catch((refusal) => {
      this.#leaving = null;
      if (refusal.status !== 401) throw refusal;
    });
    this.#tabs?.postMessage({left: true});
    this.#end('signedOut');
  }

  /** Closes the account: its sockets are closed before the answer comes. @param {() => Promise<void>} close */
  async closing(close) {
    this.#leaving = 'closed';
    try {
      await close();
    } catch (error) {
      this.#leaving = null;
      throw error;
    }
    this.#tabs?.postMessage({left: true});
    this.#end('closed');
  }

  /** An access token that is good for some seconds more. */
  async token() {
    if (!this.#token || Date.now() > this.#goodUntil - 5_000) await this.renew();
    return /** @type {string} */ (this.#token);
  }

  /** Renews now; a call while one is under way joins it. */
  renew() {
    // The socket is closed before the answer to signing out comes; there is nothing to renew.
    if (this.#leaving === 'signedOut' || this.#leaving === 'closed') return Promise.reject(new Refusal(401, 'not_signed_in'));
    this.#renewal ??= exclusively('parlor-session', () => call('POST', '/sessions/refresh'))
      .then((access) => this.#accept(access))
      .catch((error) => {
        if (Refusal.of(error).status === 401) this.#end('expired');
        throw error;
      })
      .finally(() => (this.#renewal = null));
    return this.#renewal;
  }

  /** @param {import('./wire.js').Account} account */
  #enter(account) {
    this.#accept(account);
    this.#start(account.user);
    this.#tabs?.postMessage({entered: account.user.id});
  }

  /** @param {User} user */
  #start(user) {
    this.user = user;
    shelf.rememberUser(user.username);
    this.changed({started: user});
  }

  /** @param {Access} access */
  #accept(access) {
    const before = claims(this.#token);
    const now = claims(access.accessToken);
    if (before.sub && now.sub && before.sub !== now.sub) return this.#end('switched');
    // The token's own span, because this machine's clock may be far from the server's.
    const span = now.exp && now.iat ? (now.exp - now.iat) * 1_000 : 0;
    const lifeMs = span || Date.parse(access.expiresAt) - Date.now();
    this.#token = access.accessToken;
    this.#goodUntil = Date.now() + lifeMs;
    this.#renewIn(Math.max(1_000, lifeMs - Math.min(lifeMs / 3, 120_000)));
    if (this.user) this.changed({renewed: true});
  }

  /** @param {number} ms */
  #renewIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.renew().catch((error) => Refusal.of(error).status !== 401 && this.#renewIn(5_000));
    }, ms);
  }

  /** @param {Ending} ending */
  #end(ending) {
    clearTimeout(this.#timer);
    const why = ending === 'expired' ? (this.#leaving ?? ending) : ending;
    this.#leaving = null;
    const was = this.user;
    this.user = this.#token = null;
    if (ending !== 'switched') shelf.forgetSession();
    if (was) this.changed({ended: why});
  }

  /** @param {{leaving?: string, left?: boolean, entered?: string}} word of another tab */
  #hear({leaving, left, entered}) {
    if (leaving && leaving === this.user?.id) {
      this.#leaving = 'elsewhere';
      setTimeout(() => (this.#leaving = null), LEAVING_MS);
    }
    if (left && this.#leaving === 'elsewhere') this.#end('elsewhere');
    if (!entered || entered === this.user?.id) return;
    if (this.user) this.#end('switched');
    else this.resume();
  }
}

/** @param {string | null} token @returns {{sub?: string, iat?: number, exp?: number}} */
function claims(token) {
  try {
    const part = /** @type {string} */ (token).split('.')[1];
    return JSON.parse(atob(part.replaceAll('-', '+').replaceAll('_', '/')));
  } catch {
    return {};
  }
}
