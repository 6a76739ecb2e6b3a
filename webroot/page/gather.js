import {html, nothing, render} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import '../model/circle.js';
import {Refusal} from '../client/refusal.js';
import {avatar} from './figures.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';
import {sayPeople} from './strings-people.js';

/**
 * @typedef {import('../client/wire.js').User} User
 * @typedef {import('../model/visit.js').Visit} Visit
 */

const TYPED_MS = 250;
const OTHERS_MAX = 8;

await sheet('styles/people.css');

/** Chooses the people of a conversation, and goes there. */
class Gathering {
  #visit;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);
  /** @type {Map<string, User>} */
  #chosen;
  /** @type {User[]} */
  #offered = [];
  #text = '';
  /** What those offered were found for. */
  #found = '';
  #error = '';
  #typing = 0;

  /** @param {Visit} visit @param {User[]} chosen to begin with */
  constructor(visit, chosen) {
    this.#visit = visit;
    this.#chosen = new Map(chosen.map((user) => [user.id, user]));
    const dialog = this.#dialog;
    dialog.className = 'ask gather';
    dialog.setAttribute('aria-labelledby', 'gather-title');
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.onclose = () => this.#closed();
    document.body.append(dialog);
    this.#draw();
    dialog.showModal();
    this.#offer();
  }

  #closed() {
    clearTimeout(this.#typing);
    this.#dialog.remove();
    if (this.#before?.isConnected) this.#before.focus();
  }

  #draw() {
    const chosen = [...this.#chosen.values()];
    const others = this.#offered.filter(({id}) => !this.#chosen.has(id));
    const content = html`
      <form @submit=${this.#begin} novalidate>
        <h2 id="gather-title">${sayPeople.gatherTitle}</h2>
        <p>${sayPeople.gatherLead}</p>
        <div class="field">
          <label for="gather-text">${sayPeople.findLabel}</label>
          <input id="gather-text" type="search" maxlength="64" autocomplete="off" autocapitalize="none" dir="auto"
            autofocus @input=${this.#type} />
        </div>
        <p class="unseen" role="status">${this.#text ? sayPeople.foundCount(others.length) : ''}</p>
        <ul class="people-list">
          ${repeat([...chosen, ...others], ({id}) => id, (user) => this.#person(user))}
        </ul>
        ${this.#found && this.#found === this.#text && !this.#offered.length ? html`<p class="hint">${sayPeople.nobodyFound}</p>` : nothing}
        ${this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}
        <div class="row end">
          <button type="button" @click=${() => this.#dialog.close()}>${say.cancel}</button>
          <button type="submit" class="primary" ?disabled=${!chosen.length}>${sayPeople.gatherBegin}</button>
        </div>
      </form>
    `;
    render(content, this.#dialog);
  }

  /** @param {User} user */
  #person(user) {
    const chosen = this.#chosen.has(user.id);
    return html`
      <li>
        <label>
          <input type="checkbox" .checked=${chosen} ?disabled=${!chosen && this.#chosen.size >= OTHERS_MAX}
            @change=${() => this.#turn(user)} />
          ${avatar(user)}
          <span class="person">
            <span class="person-name"><bdi>${user.displayName}</bdi></span>
            <span class="hint whereabouts"><bdi>@${user.username}</bdi></span>
          </span>
        </label>
      </li>
    `;
  }

  /** @param {User} user */
  #turn(user) {
    if (!this.#chosen.delete(user.id)) this.#chosen.set(user.id, user);
    this.#draw();
  }

  #type = (/** @type {InputEvent} */ event) => {
    this.#text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#offer(), TYPED_MS);
  };

  /** Those whose names begin as was typed; friends before anything is. */
  async #offer() {
    const text = this.#text;
    try {
      const circle = await this.#visit.people();
      if (!text) await circle.ready();
      const people = text ? (await circle.find(text)).people : circle.friends.map(({user}) => user);
      if (text !== this.#text) return;
      this.#offered = people;
      this.#found = text;
      this.#error = '';
    } catch (error) {
      if (Refusal.of(error).code === 'rate_limited') this.#typing = setTimeout(() => this.#offer(), 1_000);
      else this.#error = sayWhy(error);
    }
    this.#draw();
  }

  #begin = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (!this.#chosen.size) return;
    this.#error = '';
    try {
      await this.#visit.talk([...this.#chosen.values()]);
      this.#dialog.close();
    } catch (error) {
      this.#error = Refusal.of(error).code === 'not_allowed' ? sayPeople.takesNothing : sayWhy(error);
      this.#draw();
    }
  };
}

/** Asks with whom to talk. @param {Visit} visit @param {User[]} [chosen] to begin with */
export function gather(visit, chosen = []) {
  new Gathering(visit, chosen);
}
