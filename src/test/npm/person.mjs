// Somebody with the official client, unmodified: signs up over HTTP, talks over the event bus.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const EventBus = createRequire(import.meta.url)('@vertx/eventbus-bridge-client.js');
const WAIT_MS_MAX = 60_000;

export class Person {
  #server;
  #transport;
  #cookie;
  bus;
  user;
  token;
  errors = [];
  closed;

  constructor(server, transport) {
    this.#server = server;
    this.#transport = transport;
  }

  static async arrive(server, transport, name) {
    const person = new Person(server, transport);
    await person.signUp(`${name}.${Math.random().toString(36).slice(2, 10)}`);
    await person.connect();
    return person;
  }

  async signUp(username) {
    const answer = await this.#post('accounts', { username, password: 'correct horse battery' });
    assert.equal(answer.status, 201);
    this.#take(answer);
    const { user, accessToken } = await answer.json();
    this.user = user;
    this.token = accessToken;
  }

  async refresh() {
    const answer = await this.#post('sessions/refresh');
    assert.equal(answer.status, 200);
    this.#take(answer);
    this.token = (await answer.json()).accessToken;
  }

  async signOut() {
    const answer = await fetch(`${this.#server}/api/v1/sessions/current`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${this.token}`, cookie: this.#cookie },
    });
    assert.equal(answer.status, 204);
  }

  connect() {
    this.bus = new EventBus(`${this.#server}/eventbus`, { transports: [this.#transport] });
    this.bus.defaultHeaders = { authorization: `Bearer ${this.token}` };
    this.bus.onerror = (error) => this.errors.push(error);
    this.closed = new Promise((resolve) => {
      this.bus.onclose = (event) => resolve(event.code);
    });
    return within(
      new Promise((resolve, reject) => {
        this.bus.onopen = resolve;
        this.closed.then((code) => reject(new Error(`closed with ${code} before it was open`)));
      }),
      'the socket to open',
    );
  }

  /** Sends a command and resolves with the reply's body. */
  ask(address, body, headers = {}) {
    return within(
      new Promise((resolve, reject) => {
        this.bus.send(address, body, headers, (error, message) =>
          error ? reject(error) : resolve(message.body),
        );
      }),
      `an answer to ${address}`,
    );
  }

  /** Sends a command that must be refused and resolves with the error. */
  async askInVain(address, body) {
    let answer;
    try {
      answer = await this.ask(address, body);
    } catch (error) {
      return error;
    }
    throw new Error(`${address} was answered: ${JSON.stringify(answer)}`);
  }

  /** Registers on a room; with `since` everything after that number comes first. */
  listen(room, since) {
    return new Listening(this.bus, `room.${room}`, since === undefined ? {} : { since: `${since}` });
  }

  async hangUp() {
    this.bus.close();
    await this.closed;
  }

  #post(path, body) {
    return fetch(`${this.#server}/api/v1/${path}`, {
      method: 'POST',
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(this.#cookie ? { cookie: this.#cookie } : {}),
      },
      body: body && JSON.stringify(body),
    });
  }

  #take(answer) {
    const cookie = answer.headers.getSetCookie()[0];
    if (cookie) {
      this.#cookie = cookie.split(';', 1)[0];
    }
  }
}

/** What comes on one address. */
class Listening {
  bodies = [];
  #wanted = [];

  constructor(bus, address, headers) {
    bus.registerHandler(address, headers, (error, message) => {
      this.bodies.push(error ? { kind: 'err', ...error } : message.body);
      this.#wanted = this.#wanted.filter((wants) => !wants());
    });
  }

  get events() {
    return this.bodies.filter((body) => body.seq !== undefined);
  }

  /** Resolves with the first body, past or to come, that fits. */
  hear(fits, what = 'what was waited for') {
    return within(
      new Promise((resolve) => {
        const wants = () => {
          const heard = this.bodies.find(fits);
          if (heard) resolve(heard);
          return heard !== undefined;
        };
        if (!wants()) this.#wanted.push(wants);
      }),
      what,
    );
  }

  hearKind(kind) {
    return this.hear((body) => body.kind === kind, kind);
  }

  hearSeq(seq) {
    return this.hear((body) => body.seq === seq, `event ${seq}`);
  }
}

export function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), WAIT_MS_MAX);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
