import {Observable, pause} from './observable.js';
import {Refusal} from './refusal.js';
import {Sockets} from './sockets.js';
import {Close} from './wire.js';

/**
 * @typedef {import('./wire.js').Frame} Frame
 * @typedef {import('./sockets.js').Socket} Socket
 * @typedef {(body: any) => void} Handler
 * @typedef {'idle' | 'connecting' | 'open' | 'waiting'} State
 */

const PING_MS = 5_000;
const PONG_MS = 8_000;
const ANSWER_MS = 10_000;
const WAIT_FOR_OPEN_MS = 5_000;
const BACKOFF_MIN_MS = 400;
const BACKOFF_MAX_MS = 8_000;
const NOTICED_MS = 5_000;

/**
 * The one conversation with the server over the event-bus bridge. It comes back by itself;
 * registrations do not, so whoever registers does it again each time the state turns `open`.
 * @extends {Observable<State>}
 */
export class Connection extends Observable {
  /** @type {State} */
  state = 'idle';
  /** When contact was lost; null while open. @type {number | null} */
  lostAt = null;
  /** When the next attempt starts by itself. */
  retryAt = 0;
  #session;
  #sockets;
  /** @type {Socket | null} */
  #socket = null;
  /** @type {Map<string, {resolve: Handler, reject: (refusal: Refusal) => void}>} */
  #calls = new Map();
  /** @type {Map<string, {handle: Handler, refused: (refusal: Refusal) => void}>} */
  #handlers = new Map();
  #nextCall = 1;
  #attempts = 0;
  #heardAt = 0;
  #pingedAt = 0;
  #token = '';
  /** The token this socket has been shown. */
  #shown = '';
  /** @type {() => void} */
  #wake = () => {};
  /** @type {(() => void)[]} */
  #stops = [];

  /** @param {import('./session.js').Session} session */
  constructor(session, sockets = new Sockets()) {
    super();
    this.#session = session;
    this.#sockets = sockets;
  }

  start() {
    const ticking = setInterval(() => this.#tick(), PING_MS);
    const retry = () => this.retryNow();
    const seen = () => document.visibilityState === 'visible' && this.retryNow();
    addEventListener('online', retry);
    addEventListener('visibilitychange', seen);
    this.#stops = [
      () => clearInterval(ticking),
      () => removeEventListener('online', retry),
      () => removeEventListener('visibilitychange', seen),
      this.#session.watch((news) => 'renewed' in news && this.#renew()),
    ];
    this.lostAt = Date.now();
    this.#connect();
  }

  stop() {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#drop();
    this.#become('idle');
    this.#wake();
  }

  get isOpen() {
    return this.state === 'open';
  }

  /** Whether contact has been lost for so long that it matters to people. */
  get isAway() {
    return this.lostAt !== null && this.state !== 'idle' && Date.now() - this.lostAt >= NOTICED_MS;
  }

  /** Tries at once instead of waiting for the next attempt. */
  retryNow() {
    if (this.state === 'waiting') this.#wake();
  }

  /**
   * Sends a command and waits for its answer.
   * @param {string} address @param {object} body
   * @returns {Promise<any>}
   * @throws {Refusal}
   */
  async request(address, body) {
    if (!this.isOpen) await this.#opening();
    if (!this.isOpen) throw Refusal.unanswered();
    const replyAddress = `reply.${this.#nextCall++}`;
    const answer = new Promise((resolve, reject) => {
      this.#calls.set(replyAddress, {resolve, reject});
      const late = () => this.#calls.delete(replyAddress) && reject(Refusal.unanswered());
      setTimeout(late, ANSWER_MS);
    });
    this.#send({type: 'send', address, body, replyAddress});
    return answer;
  }

  /**
   * Listens on an address of this connection until it is lost.
   * @param {string} address @param {Handler} handle
   * @param {{since?: number, refused?: (refusal: Refusal) => void}} [options]
   */
  register(address, handle, {since, refused = () => {}} = {}) {
    this.#handlers.set(address, {handle, refused});
    this.#send({type: 'register', address, headers: since === undefined ? {} : {since: String(since)}});
  }

  /** @param {string} address */
  unregister(address) {
    if (this.#handlers.delete(address)) this.#send({type: 'unregister', address});
  }

  #opening() {
    return new Promise((resolve) => {
      const done = () => (stop(), resolve(undefined));
      const stop = this.watch((state) => (state === 'open' || state === 'idle') && done());
      setTimeout(done, WAIT_FOR_OPEN_MS);
    });
  }

  async #connect() {
    this.#become('connecting');
    try {
      this.#token = await this.#session.token();
      const socket = await this.#sockets.open();
      if (this.state !== 'connecting') return socket.close();
      this.#opened(socket);
    } catch {
      if (this.state === 'connecting') this.#wait(this.#backoff());
    }
  }

  /** @param {Socket} socket */
  #opened(socket) {
    this.#socket = socket;
    this.#shown = '';
    this.#heardAt = this.#pingedAt = Date.now();
    socket.onmessage = ({data}) => this.#receive(data);
    socket.onclose = ({code}) => this.#socket === socket && this.#lost(code);
    this.lostAt = null;
    this.#become('open');
  }

  async #renew() {
    this.#token = await this.#session.token();
    if (this.isOpen) this.#send({type: 'ping'});
  }

  /** @param {Record<string, any>} frame */
  #send(frame) {
    if (!this.#socket) return;
    if (this.#shown !== this.#token) {
      frame.headers = {...frame.headers, authorization: `Bearer ${this.#token}`};
      this.#shown = this.#token;
    }
    try {
      this.#socket.send(JSON.stringify(frame));
    } catch {
      this.#lost(1006);
    }
  }

  /** @param {string} data */
  #receive(data) {
    this.#heardAt = Date.now();
    /** @type {Frame} */
    const frame = JSON.parse(data);
    const call = this.#calls.get(frame.address ?? '');
    const handler = this.#handlers.get(frame.address ?? '');
    if (frame.type === 'rec' && call) {
      this.#attempts = 0;
      this.#calls.delete(/** @type {string} */ (frame.address));
      call.resolve(frame.body);
    } else if (frame.type === 'rec') {
      handler?.handle(frame.body);
    } else if (frame.type === 'err') {
      const refusal = Refusal.ofFrame(frame);
      if (refusal.status === 401) this.#session.renew().catch(() => {});
      this.#calls.delete(frame.address ?? '');
      if (call) call.reject(refusal);
      else handler?.refused(refusal);
    }
  }

  #tick() {
    if (!this.isOpen) return;
    const now = Date.now();
    if (this.#heardAt < this.#pingedAt && now - this.#pingedAt > PONG_MS) return this.#lost(1006);
    if (this.#heardAt >= this.#pingedAt) {
      this.#pingedAt = now;
      // Only a ping with an address is answered.
      this.#send({type: 'ping', replyAddress: 'pong'});
    }
  }

  /** @param {number} code */
  async #lost(code) {
    if (!this.#socket) return;
    this.#drop();
    this.lostAt ??= Date.now();
    if (code === Close.expired) {
      this.#become('connecting');
      const renewed = await this.#session.renew().then(() => true, () => false);
      if (this.state !== 'connecting') return;
      return renewed && this.#attempts++ < 2 ? this.#connect() : this.#wait(this.#backoff());
    }
    if (code === Close.tooSlow && this.#attempts++ < 3) return this.#connect();
    // A server that goes away drops everybody at once: spread the return.
    const spread = Math.random() * (code === Close.goingAway ? 1_500 : 300);
    this.#wait(this.#attempts ? this.#backoff() : 150 + spread);
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close();
    }
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    this.#handlers.clear();
    for (const call of calls) call.reject(Refusal.unanswered());
  }

  #backoff() {
    const full = Math.min(BACKOFF_MAX_MS, BACKOFF_MIN_MS * 2 ** this.#attempts++);
    return full / 2 + (Math.random() * full) / 2;
  }

  /** @param {number} ms */
  async #wait(ms) {
    this.retryAt = Date.now() + ms;
    const woken = new Promise((resolve) => (this.#wake = () => resolve(undefined)));
    this.#become('waiting');
    await Promise.race([pause(ms), woken]);
    if (this.state === 'waiting') this.#connect();
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    this.changed(state);
  }
}
