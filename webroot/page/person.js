import {html, nothing, render} from 'lit-html';
import '../model/circle.js';
import {Address} from '../client/wire.js';
import {Refusal} from '../client/refusal.js';
import {agoOf, fullTimeOf} from './clock.js';
import {avatar, figure} from './figures.js';
import {ask, remark} from './notices.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';
import {sayPeople} from './strings-people.js';

/**
 * @typedef {import('../client/wire.js').User} User
 * @typedef {import('../model/visit.js').Visit} Visit
 * @typedef {{user: User, status?: {text: string, until?: string}, timeZone?: string, online?: boolean,
 *   lastSeen?: string | null, state: import('../model/circle.js').State, blocked: boolean}} Somebody
 */

await sheet('styles/people.css');

/** One person, as far as they show themselves, and what one can do about them. */
class Card {
  #visit;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);
  #user;
  /** @type {Somebody | null} */
  #somebody = null;
  #error = '';
  #stop;

  /** @param {Visit} visit @param {User} user */
  constructor(visit, user) {
    this.#visit = visit;
    this.#user = user;
    this.#stop = visit.lobby.watch((news) => this.#hear(news));
    const dialog = this.#dialog;
    dialog.className = 'ask card-of';
    dialog.setAttribute('aria-labelledby', 'card-name');
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.onclose = () => this.#closed();
    document.body.append(dialog);
    this.#draw();
    dialog.showModal();
    this.#read();
  }

  #closed() {
    this.#stop();
    this.#dialog.remove();
    if (this.#before?.isConnected) this.#before.focus();
  }

  /** @param {import('../model/lobby.js').LobbyNews} news */
  #hear(news) {
    if (!news || !('notice' in news)) return;
    const {notice} = news;
    const about = 'user' in notice && notice.user?.id === this.#user.id;
    if (about && ['friend.changed', 'block.changed', 'user.changed'].includes(notice.kind)) this.#read();
  }

  async #read() {
    try {
      ({person: this.#somebody} = await this.#visit.connection.request(Address.peopleRead, {user: this.#user.id}));
      this.#user = this.#somebody?.user ?? this.#user;
    } catch (error) {
      this.#error = Refusal.of(error).code === 'not_found' ? sayPeople.personGone : sayWhy(error);
    }
    this.#draw();
  }

  #draw() {
    const user = this.#user;
    const content = html`
      <header class="card-head">
        ${avatar(user, this.#somebody?.online)}
        <div>
          <h2 id="card-name" dir="auto">${user.displayName}</h2>
          <p dir="auto">@${user.username}</p>
        </div>
        <button type="button" class="quiet square" aria-label=${say.close} title=${say.close}
          @click=${() => this.#dialog.close()}>${figure.close()}</button>
      </header>
      ${this.#somebody ? this.#about(this.#somebody) : this.#error ? nothing : html`<p role="status">${say.loading}</p>`}
      ${this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}
    `;
    render(content, this.#dialog);
  }

  /** @param {Somebody} somebody */
  #about({status, timeZone, online, lastSeen, state, blocked}) {
    const user = this.#user;
    const here = online ? say.online : lastSeen ? say.lastSeen(agoOf(lastSeen)) : '';
    return html`
      ${status
        ? html`<p class="card-status" dir="auto">${status.text}
            ${status.until ? html`<span class="hint">${sayPeople.statusUntil(fullTimeOf(status.until))}</span>` : nothing}</p>`
        : nothing}
      ${here ? html`<p>${here}</p>` : nothing}
      ${timeZone ? html`<p>${sayPeople.localTime(nowIn(timeZone), timeZone)}</p>` : nothing}
      ${blocked ? html`<p>${sayPeople.blockedLead}</p>` : nothing}
      <div class="row">
        ${blocked
          ? this.#way(sayPeople.unblock, () => this.#block(false))
          : html`<button type="button" class="primary" autofocus @click=${() => this.#talk()}>${sayPeople.talk}</button>
              ${this.#steps(state)} ${this.#way(sayPeople.block, () => this.#askAndBlock(user))}`}
      </div>
    `;
  }

  /** @param {import('../model/circle.js').State} state */
  #steps(state) {
    switch (state) {
      case 'friends':
        return this.#way(sayPeople.unfriend, () => this.#askAndEnd());
      case 'incoming':
        return [this.#way(sayPeople.accept, () => this.#take('accept')), this.#way(sayPeople.decline, () => this.#take('decline'))];
      case 'outgoing':
        return this.#way(sayPeople.withdraw, () => this.#take('withdraw'));
      case 'none':
        return this.#way(sayPeople.befriend, () => this.#take('request'));
    }
  }

  /** @param {string} label @param {() => void} run */
  #way(label, run) {
    return html`<button type="button" @click=${run}>${label}</button>`;
  }

  async #talk() {
    if (await this.#try(() => this.#visit.talk([this.#user]))) this.#dialog.close();
  }

  /** @param {'request' | 'accept' | 'decline' | 'withdraw' | 'remove'} step */
  #take(step) {
    return this.#try(async () => (await this.#visit.people()).take(step, this.#user));
  }

  /** @param {boolean} blocked */
  #block(blocked) {
    return this.#try(async () => (await this.#visit.people()).block(this.#user, blocked));
  }

  async #askAndEnd() {
    const {displayName} = this.#user;
    if (await ask({title: sayPeople.unfriendTitle(displayName), lead: sayPeople.unfriendLead, confirm: sayPeople.unfriend})) {
      await this.#take('remove');
    }
  }

  /** @param {User} user */
  async #askAndBlock({displayName}) {
    if (await ask({title: sayPeople.blockTitle(displayName), lead: sayPeople.blockLead, confirm: sayPeople.block})) await this.#block(true);
  }

  /** @param {() => Promise<unknown>} action @returns {Promise<boolean>} whether it worked */
  async #try(action) {
    this.#error = '';
    try {
      await action();
      if (this.#dialog.open) await this.#read();
    } catch (error) {
      this.#error = Refusal.of(error).code === 'not_allowed' ? sayPeople.takesNothing : sayWhy(error);
      remark(this.#error);
      this.#draw();
    }
    return !this.#error;
  }
}

/** @param {string} timeZone @returns {string} what the clocks show there */
const nowIn = (timeZone) => new Date().toLocaleTimeString(undefined, {hour: '2-digit', minute: '2-digit', timeZone});

/** Shows somebody; oneself, at one's own screen. @param {Visit} visit @param {User} user */
export function showPerson(visit, user) {
  if (user.id === visit.me.id) visit.go('/profile');
  else new Card(visit, user);
}
