import {Observable} from '../client/observable.js';

/** @typedef {import('../client/wire.js').User} User */

const SHOWN_MS = 5_000;
const SAID_EVERY_MS = 2_500;

/** Who is typing in a room, as far as they have said so lately. */
export class Typing extends Observable {
  /** @type {Map<string, {user: User, timer: number}>} */
  #typists = new Map();
  #say;
  #saidAt = 0;

  /** @param {() => void} say tells the room that this person types */
  constructor(say) {
    super();
    this.#say = say;
  }

  /** @returns {User[]} */
  get users() {
    return [...this.#typists.values()].map(({user}) => user);
  }

  /** This person has pressed a key. */
  pressed() {
    if (Date.now() - this.#saidAt < SAID_EVERY_MS) return;
    this.#saidAt = Date.now();
    this.#say();
  }

  /** This person has sent what they typed. */
  rested() {
    this.#saidAt = 0;
  }

  /** @param {User} user */
  heard(user) {
    clearTimeout(this.#typists.get(user.id)?.timer);
    this.#typists.set(user.id, {user, timer: setTimeout(() => this.stopped(user.id), SHOWN_MS)});
    this.changed();
  }

  /** @param {string} userId */
  stopped(userId) {
    clearTimeout(this.#typists.get(userId)?.timer);
    if (this.#typists.delete(userId)) this.changed();
  }
}
