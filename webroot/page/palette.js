import {html, nothing, render} from 'lit-html';
import {Address} from '../client/wire.js';
import {fit} from '../model/fuzzy.js';
import {figure} from './figures.js';
import {remark} from './notices.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';

/**
 * @typedef {import('../model/visit.js').Visit} Visit
 * @typedef {{name: string, hint: string, sign: unknown, run: () => void}} Choice
 */

const SHOWN_MAX = 9;
const ROOMS_ASKED_MAX = 8;

await sheet('styles/search.css');

/** Ways to everywhere: rooms, people and commands by some letters of their names. */
class Palette {
  #visit;
  #room;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);
  #typed = '';
  #at = 0;
  /** @type {Choice[]} */
  #choices = [];
  /** @type {(() => void)[]} */
  #stops = [];

  /** @param {Visit} visit @param {string} room id of the room on the screen, or nothing */
  constructor(visit, room) {
    this.#visit = visit;
    this.#room = visit.lobby.rooms.get(room);
    const dialog = this.#dialog;
    dialog.className = 'palette';
    dialog.setAttribute('aria-label', say.palette);
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.onclose = () => this.#closed();
    document.body.append(dialog);
    this.#meet();
    this.#draw();
    dialog.showModal();
  }

  close() {
    this.#dialog.close();
  }

  /** Takes note of who is in the rooms; of the first few it asks, and of others what is known. */
  #meet() {
    const rooms = this.#visit.lobby.list;
    for (const room of rooms) this.#stops.push(room.members.watch(() => this.#draw()));
    for (const room of rooms.filter(({members}) => !members.loaded).slice(0, ROOMS_ASKED_MAX)) {
      room.members.load().catch(() => {});
    }
  }

  #closed() {
    for (const stop of this.#stops) stop();
    this.#dialog.remove();
    opened = null;
    if (this.#before?.isConnected) this.#before.focus();
  }

  /** @param {Choice} choice */
  #take(choice) {
    this.#dialog.close();
    choice.run();
  }

  #draw() {
    this.#choices = [...this.#rooms(), ...this.#people(), ...this.#commands()]
      .map((choice) => ({choice, score: fit(this.#typed, choice.name)}))
      .filter(({score}) => score)
      .sort((a, b) => b.score - a.score)
      .slice(0, SHOWN_MAX)
      .map(({choice}) => choice);
    const {length} = this.#choices;
    this.#at = Math.min(this.#at, Math.max(0, length - 1));
    render(this.#content(length), this.#dialog);
    this.#dialog.querySelector('[aria-selected=true]')?.scrollIntoView({block: 'nearest'});
  }

  /** @param {number} length */
  #content(length) {
    return html`
      <input type="text" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
        aria-label=${say.paletteLabel} aria-activedescendant=${length ? `palette-${this.#at}` : nothing}
        placeholder=${say.palettePlaceholder} autocomplete="off" spellcheck="false" dir="auto" autofocus
        @input=${this.#changed} @keydown=${this.#key} />
      <ul id="palette-list" role="listbox" aria-label=${say.palette}>
        ${this.#choices.map((choice, index) => this.#option(choice, index))}
      </ul>
      ${length ? nothing : html`<p class="palette-none" role="status">${say.nothingFound}</p>`}
    `;
  }

  /** @param {Choice} choice @param {number} index */
  #option(choice, index) {
    return html`
      <li id="palette-${index}" role="option" aria-selected=${String(index === this.#at)}
        @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()}
        @click=${() => this.#take(choice)}>
        ${choice.sign} <span dir="auto">${choice.name}</span> <small dir="auto">${choice.hint}</small>
      </li>
    `;
  }

  #changed = (/** @type {InputEvent} */ event) => {
    this.#typed = /** @type {HTMLInputElement} */ (event.target).value;
    this.#at = 0;
    this.#draw();
  };

  #key = (/** @type {KeyboardEvent} */ event) => {
    const count = this.#choices.length;
    if (event.isComposing || !count) return;
    if (event.key === 'ArrowDown') this.#at = (this.#at + 1) % count;
    else if (event.key === 'ArrowUp') this.#at = (this.#at + count - 1) % count;
    else if (event.key === 'Enter') this.#take(this.#choices[this.#at]);
    else return;
    event.preventDefault();
    if (this.#dialog.open) this.#draw();
  };

  /** @returns {Choice[]} */
  #rooms() {
    return this.#visit.lobby.list
      .filter((room) => room.view.name)
      .map((room) => ({
        name: room.view.name,
        hint: room.unread ? say.unread(room.unread) : say.room,
        sign: html`<span class="room-sign" aria-hidden="true"></span>`,
        run: () => this.#visit.go(`/rooms/${room.id}`),
      }));
  }

  /** @returns {Choice[]} those one shares a room with */
  #people() {
    const people = new Map(
      this.#visit.lobby.list.flatMap((room) => room.members.list.map(({user}) => [user.id, user])),
    );
    people.delete(this.#visit.me.id);
    return [...people.values()].map((user) => ({
      name: user.displayName,
      hint: `@${user.username}`,
      sign: figure.people(),
      run: () => this.#talk(user),
    }));
  }

  /** @param {import('../client/wire.js').User} user */
  async #talk(user) {
    try {
      const {room} = await this.#visit.connection.request(Address.directOpen, {users: [user.id]});
      this.#visit.go(`/rooms/${room.id}`);
    } catch (error) {
      remark(sayWhy(error));
    }
  }

  /** @returns {Choice[]} */
  #commands() {
    const {go} = this.#visit;
    const here = this.#room;
    /** @param {string} name @param {unknown} sign @param {() => void} run */
    const command = (name, sign, run) => ({name, hint: say.command, sign, run});
    return [
      command(say.search, figure.search(), () => go('/search')),
      ...(here
        ? [
            command(say.jump, figure.calendar(), () =>
              import('./jump.js').then(({jump}) => jump(this.#visit, here)),
            ),
          ]
        : []),
      command(say.newRoom, figure.plus(), () => go('/#new')),
      command(say.home, figure.back(), () => go('/')),
      command(say.profile, figure.edit(), () => go('/profile')),
    ];
  }
}

/** @type {Palette | null} */
let opened = null;

/** Opens it, or closes the one that is open. @param {Visit} visit @param {string} room */
export function palette(visit, room) {
  if (opened) opened.close();
  else if (!document.querySelector('dialog[open]:not(.details)')) opened = new Palette(visit, room);
}
