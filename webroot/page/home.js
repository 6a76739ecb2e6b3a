import {html, nothing} from 'lit-html';
import {Refusal} from '../client/refusal.js';
import {Bounds} from '../client/wire.js';
import {partOfDay} from './clock.js';
import {ParlorElement, given} from './element.js';
import {say, sayWhy} from './strings.js';

/** The screen outside all rooms: what waits, and the ways into a room. */
class ParlorHome extends ParlorElement {
  static properties = {
    visit: {attribute: false},
    code: {attribute: false},
    go: {attribute: false},
    working: {state: true},
    errors: {state: true},
  };

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** The code of an invitation that was followed. */
    this.code = '';
    /** @type {(path: string) => void} */
    this.go = () => {};
    this.working = '';
    /** @type {{create?: string, join?: string}} */
    this.errors = {};
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('visit')) this.follow(this.visit.lobby);
  }

  updated() {
    if (location.hash !== '#new') return;
    history.replaceState(null, '', '/');
    /** @type {HTMLElement | null} */ (this.querySelector('#room-name'))?.focus();
  }

  render() {
    return html`<div class="page home">${this.code ? this.#invited() : this.#welcome()}</div>`;
  }

  #invited() {
    return html`
      <section class="card invited">
        <h1>${say.invitedTitle}</h1>
        <p class="lead">${say.invitedLead}</p>
        <form @submit=${this.#join}>
          <input type="hidden" name="code" .value=${this.code} />
          ${this.#error('join')}
          <div class="row">
            <button type="submit" class="primary" ?disabled=${this.working}>${say.joinRoom}</button>
            <a class="button quiet" href="/">${say.goHome}</a>
          </div>
        </form>
      </section>
    `;
  }

  #welcome() {
    const {me, lobby} = this.visit;
    const first = lobby.loaded && !lobby.rooms.size;
    return html`
      <header class="home-greeting">
        <h1><bdi>${say.greet(say[partOfDay()], me.displayName)}</bdi></h1>
        ${lobby.loaded ? html`<p class="lead">${first ? say.firstRoom : this.#news()}</p>` : nothing}
      </header>
      ${this.#waiting()}
      <div class="cards">${this.#createCard()} ${this.#joinCard()}</div>
    `;
  }

  #news() {
    const {unread} = this.visit.lobby;
    return unread ? say.waiting(unread) : say.caughtUp;
  }

  #waiting() {
    const rooms = this.visit.lobby.list.filter((room) => room.unread);
    if (!rooms.length) return nothing;
    return html`
      <ul class="waiting">
        ${rooms.map(
          (room) => html`
            <li>
              <a href="/rooms/${room.id}">
                <span class="waiting-name" dir="auto">${room.name}</span>
                <span class="waiting-count">${say.unread(room.unread)}</span>
              </a>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #createCard() {
    return html`
      <section class="card" aria-labelledby="create-title">
        <h2 id="create-title">${say.createTitle}</h2>
        <p class="lead">${say.createLead}</p>
        <form @submit=${this.#create} novalidate>
          <div class="field">
            <label for="room-name">${say.roomName}</label>
            <input id="room-name" name="name" maxlength=${Bounds.roomName} autocomplete="off" dir="auto"
              placeholder=${say.roomNamePlaceholder} required />
          </div>
          <div class="field">
            <label for="room-topic">${say.roomTopic} <span class="optional">${say.optional}</span></label>
            <input id="room-topic" name="topic" maxlength=${Bounds.topic} autocomplete="off" dir="auto"
              placeholder=${say.topicPlaceholder} />
          </div>
          ${this.#error('create')}
          <button type="submit" class="primary" ?disabled=${this.working}>${say.createRoom}</button>
        </form>
      </section>
    `;
  }

  #joinCard() {
    return html`
      <section class="card" aria-labelledby="join-title">
        <h2 id="join-title">${say.joinTitle}</h2>
        <p class="lead">${say.joinLead}</p>
        <form @submit=${this.#join} novalidate>
          <div class="field">
            <label for="room-code">${say.roomCode}</label>
            <input id="room-code" class="code" name="code" maxlength="64" autocomplete="off" autocapitalize="none"
              spellcheck="false" required />
          </div>
          ${this.#error('join')}
          <button type="submit" ?disabled=${this.working}>${say.joinRoom}</button>
        </form>
      </section>
    `;
  }

  /** @param {'create' | 'join'} form */
  #error(form) {
    const sentence = this.errors[form];
    return sentence ? html`<p class="error" role="alert">${sentence}</p>` : nothing;
  }

  /** @param {SubmitEvent} event */
  #create(event) {
    const form = fieldsOf(event);
    if (!form.name) return this.#fail('create', say.nameMissing, 'room-name');
    return this.#enter('create', () => this.visit.lobby.create(form.name, form.topic));
  }

  /** @param {SubmitEvent} event */
  #join(event) {
    const {code} = fieldsOf(event);
    if (!code) return this.#fail('join', say.codeMissing, 'room-code');
    return this.#enter('join', () => this.visit.lobby.join(code));
  }

  /** @param {'create' | 'join'} form @param {() => Promise<import('../model/room.js').Room>} way */
  async #enter(form, way) {
    if (this.working) return;
    this.working = form;
    this.errors = {};
    try {
      this.go(`/rooms/${(await way()).id}`);
    } catch (error) {
      const bad = Refusal.of(error).code === 'bad_code';
      this.#fail(form, bad ? say.badCode : sayWhy(error), form === 'join' ? 'room-code' : 'room-name');
    } finally {
      this.working = '';
    }
  }

  /** @param {'create' | 'join'} form @param {string} sentence @param {string} field */
  #fail(form, sentence, field) {
    this.errors = {[form]: sentence};
    /** @type {HTMLElement | null} */ (this.querySelector(`#${field}`))?.focus();
  }
}

/** @param {SubmitEvent} event @returns {Record<string, string>} */
function fieldsOf(event) {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]));
}

customElements.define('parlor-home', ParlorHome);
