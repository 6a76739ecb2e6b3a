import {html, nothing, render} from 'lit-html';
import '../model/circle.js';
import {fit} from '../model/fuzzy.js';
import {avatar, avatars, figure} from './figures.js';
import {later} from './later.js';
import {remark} from './notices.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';
import {sayFinding} from './strings-finding.js';

/**
 * @typedef {import('../model/visit.js').Visit} Visit
 * @typedef {import('../client/wire.js').User} User
 * @typedef {{name: string, also?: string, hint: string, sign: unknown, run: () => void}} Choice `also` is
 *   another name
 */

const SHOWN_MAX = 9;
const ROOMS_ASKED_MAX = 8;
const TYPED_MS = 150;
const FOUND_FROM = 2;

await sheet('styles/search.css');

/** Ways to everywhere: rooms, people and commands by some letters of their names. */
class Palette {
  #visit;
  #room;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);
  #typed = '';
  #typing = 0;
  /** Friends, and whom the server found. @type {User[]} */
  #known = [];
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
    dialog.setAttribute('aria-label', sayFinding.palette);
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
    this.#befriend().catch(() => {});
  }

  async #befriend() {
    const circle = await this.#visit.people();
    await circle.ready();
    this.#know(circle.friends.map(({user}) => user));
  }

  /** Looks for people beyond one's rooms. */
  async #find() {
    const text = this.#typed.trim();
    const circle = await this.#visit.people();
    const {people} = await circle.find(text);
    if (text === this.#typed.trim()) this.#know(people);
  }

  /** @param {User[]} people */
  #know(people) {
    this.#known = [...this.#known, ...people];
    if (this.#dialog.open) this.#draw();
  }

  #closed() {
    clearTimeout(this.#typing);
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
      .map((choice) => ({choice, score: Math.max(fit(this.#typed, choice.name), fit(this.#typed, choice.also ?? '') - 1)}))
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
        aria-label=${sayFinding.paletteLabel} aria-activedescendant=${length ? `palette-${this.#at}` : nothing}
        placeholder=${sayFinding.palettePlaceholder} autocomplete="off" spellcheck="false" dir="auto" autofocus
        @input=${this.#changed} @keydown=${this.#key} />
      <ul id="palette-list" role="listbox" aria-label=${sayFinding.palette}>
        ${this.#choices.map((choice, index) => this.#option(choice, index))}
      </ul>
      ${length ? nothing : html`<p class="palette-none" role="status">${sayFinding.nothingFound}</p>`}
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
    clearTimeout(this.#typing);
    if (this.#typed.trim().length < FOUND_FROM) return;
    this.#typing = setTimeout(() => this.#find().catch(() => {}), TYPED_MS);
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
      .map((room) => ({
        name: room.name,
        also: room.people.map(({username}) => username).join(' '),
        hint: room.unread ? say.unread(room.unread) : room.isDirect ? sayFinding.direct : sayFinding.room,
        sign: room.isDirect ? avatars(room.people) : html`<span class="room-sign" aria-hidden="true"></span>`,
        run: () => this.#visit.go(`/rooms/${room.id}`),
      }));
  }

  /** @returns {Choice[]} those one shares a room with, and others one knows or looks for */
  #people() {
    const {list} = this.#visit.lobby;
    const people = new Map(this.#known.map((user) => [user.id, user]));
    for (const room of list) for (const {user} of room.members.list) people.set(user.id, user);
    people.delete(this.#visit.me.id);
    // A conversation with one person stands among the rooms.
    for (const room of list) if (room.isDirect && room.people.length === 1) people.delete(room.people[0].id);
    return [...people.values()].map((user) => ({
      name: user.displayName,
      also: user.username,
      hint: `@${user.username}`,
      sign: avatar(user),
      run: () => this.#talk(user),
    }));
  }

  /** @param {User} user */
  #talk(user) {
    this.#visit.talk([user]).catch((error) => remark(sayWhy(error)));
  }

  /** @returns {Choice[]} */
  #commands() {
    const {go} = this.#visit;
    const here = this.#room;
    /** @param {string} name @param {unknown} sign @param {() => void} run */
    const command = (name, sign, run) => ({name, hint: sayFinding.command, sign, run});
    return [
      command(say.search, figure.search(), () => go('/search')),
      ...(here
        ? [
            command(say.jump, figure.calendar(), () =>
              later('jump.js', () => import('./jump.js')).then((part) => part?.jump(this.#visit, here)),
            ),
          ]
        : []),
      command(say.newRoom, figure.plus(), () => go('/#new')),
      command(say.newDirect, figure.talk(), () =>
        later('gather.js', () => import('./gather.js')).then((part) => part?.gather(this.#visit)),
      ),
      command(say.peopleTitle, figure.people(), () => go('/people')),
      command(say.bulletin, figure.bell(), () => go('/notices')),
      command(sayFinding.home, figure.back(), () => go('/')),
      command(say.profile, figure.edit(), () => go('/profile')),
      command(sayFinding.keys, figure.more(), () => later('help.js', () => import('./help.js')).then((part) => part?.help())),
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
