import {Connection} from '../client/connection.js';
import {Outbox} from '../client/outbox.js';
import {dropDrafts} from '../client/remembered.js';
import {openShelf} from '../client/shelf.js';
import {Drafts} from './drafts.js';
import {Lobby} from './lobby.js';
import {portraits} from './portraits.js';

/** One person's stay, from signing in to signing out: everything that is theirs. */
export class Visit {
  me;
  connection;
  outbox;
  drafts;
  lobby;
  /** Once somebody asked for it. @type {import('./circle.js').Circle | null} */
  circle = null;
  /** Once somebody asked for it. @type {import('./self.js').Self | null} */
  self = null;
  /** Once somebody asked for it. @type {import('./bulletin.js').Bulletin | null} */
  bulletin = null;
  /** Shows another screen; the page sets it. @type {(path: string) => void} */
  go = () => {};
  #session;

  /**
   * @param {import('../client/session.js').Session} session
   * @param {import('../client/wire.js').User} me
   */
  constructor(session, me) {
    this.me = me;
    this.#session = session;
    this.connection = new Connection(session);
    this.outbox = new Outbox(me.id, this.connection, openShelf());
    this.drafts = new Drafts(me.id, this.connection);
    this.lobby = new Lobby(me, this.connection, this.outbox, this.drafts);
    portraits.begin(this.connection, () => session.token());
    this.connection.start();
  }

  /** The people around this person. */
  async people() {
    const {Circle} = await import('./circle.js');
    return (this.circle ??= new Circle(this.connection, this.lobby));
  }

  /** What this person was told, and wants to be reminded of. */
  async told() {
    const {Bulletin} = await import('./bulletin.js');
    return (this.bulletin ??= new Bulletin(this.connection, this.lobby));
  }

  /** This person as the server knows them. */
  async own() {
    const {Self} = await import('./self.js');
    return (this.self ??= new Self(this.me, this.connection, this.#session, this.lobby));
  }

  /** Goes to the conversation with somebody. @param {import('../client/wire.js').User[]} users */
  async talk(users) {
    this.go(`/rooms/${(await this.lobby.talk(users)).id}`);
  }

  /** Ends it by the person's own wish: nothing of theirs stays in this browser. */
  async leave() {
    await this.#session.signOut();
    dropDrafts(this.me.id);
    await this.outbox.discardAll();
  }

  /** Closes the account. @param {string} password @param {'keep' | 'erase'} messages */
  async close(password, messages) {
    await this.#session.closing(async () => (await this.own()).close(password, messages));
    dropDrafts(this.me.id);
    await this.outbox.discardAll();
  }

  /** Stops talking to the server; drafts and unsent messages stay. */
  end() {
    portraits.end();
    this.connection.stop();
    this.circle?.close();
    this.bulletin?.close();
    this.self?.stop();
    this.lobby.close();
    this.drafts.close();
    this.outbox.close();
  }
}
