import {Connection} from '../client/connection.js';
import {Outbox} from '../client/outbox.js';
import {dropDrafts} from '../client/remembered.js';
import {openShelf} from '../client/shelf.js';
import {Drafts} from './drafts.js';
import {Lobby} from './lobby.js';

/** One person's stay, from signing in to signing out: everything that is theirs. */
export class Visit {
  me;
  connection;
  outbox;
  drafts;
  lobby;
  /** Goes to another place of the page. @type {(path: string) => void} */
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
    this.connection.start();
  }

  /** Ends it by the person's own wish: nothing of theirs stays in this browser. */
  async leave() {
    await this.#session.signOut();
    dropDrafts(this.me.id);
    await this.outbox.discardAll();
  }

  /** Stops talking to the server; drafts and unsent messages stay. */
  end() {
    this.connection.stop();
    this.lobby.close();
    this.drafts.close();
    this.outbox.close();
  }
}
