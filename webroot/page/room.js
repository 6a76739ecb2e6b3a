import {html, nothing} from 'lit-html';
import {isCoarse} from './composer.js';
import {agoOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {figure} from './figures.js';
import {later} from './later.js';
import {announce} from './notices.js';
import {say, sayIn} from './strings.js';
import './details.js';
import './timeline.js';

const ANNOUNCE_MS = 400;
const WIDE = matchMedia('(min-width: 1100px)');

/** @typedef {import('../client/wire.js').Message} Message */

/** One room on the screen: its head, its timeline, its composer and, beside them, its details. */
class ParlorRoom extends ParlorElement {
  static properties = {
    visit: {attribute: false},
    room: {attribute: false},
    seq: {attribute: false},
    details: {state: true},
  };
  /** Others' messages not yet announced. @type {Message[]} */
  #heard = [];
  #announcing = 0;
  #fit = () => (this.details = WIDE.matches);
  /** Keys also count when nothing has the focus, as after a button that went away. @param {KeyboardEvent} event */
  #unfocused = (event) => event.target === document.body && this.#key(event);

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/room.js').Room} */
    this.room = given;
    /** A message to show, by its number. @type {number | null} */
    this.seq = null;
    this.details = WIDE.matches;
  }

  connectedCallback() {
    super.connectedCallback();
    WIDE.addEventListener('change', this.#fit);
    addEventListener('keydown', this.#unfocused);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    WIDE.removeEventListener('change', this.#fit);
    removeEventListener('keydown', this.#unfocused);
    clearTimeout(this.#announcing);
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('room')) return;
    this.#heard = [];
    if (!WIDE.matches) this.details = false;
    const {room} = this;
    this.follow(room, room.members, this.visit.connection);
    this.onEnd(room.watch((news) => news && 'posted' in news && this.#hear(news.posted)));
    this.visit.lobby.visit(room);
    if (!room.members.loaded) room.members.load().catch(() => {});
    if (!room.watermarks.loaded) room.watermarks.load().catch(() => {});
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (changes.has('room') && this.seq === null && !isCoarse()) this.#composer?.focus();
  }

  render() {
    const {room, visit} = this;
    const {memberCount} = room.view;
    const topic = room.isDirect ? this.#whereabouts() : room.view.topic;
    const known = room.members.loaded && !visit.connection.isAway;
    const words = sayIn(room);
    const people = known ? words.people(memberCount, room.members.online) : words.members(memberCount);
    return html`
      <section class="room" aria-labelledby="room-title" @keydown=${this.#key}>
        <header class="room-head">
          <a class="button quiet square back" href="/" aria-label=${say.back}>${figure.back()}</a>
          <div class="room-words">
            <h1 id="room-title" dir="auto">${room.name}</h1>
            ${topic ? html`<p class="room-topic" dir="auto" title=${topic}>${topic}</p>` : nothing}
          </div>
          <button type="button" class="quiet square" aria-label=${say.jump} title=${say.jump} @click=${this.#jump}>
            ${figure.calendar()}
          </button>
          <button
            type="button"
            class="quiet people"
            aria-label=${people}
            aria-expanded=${String(this.details)}
            title=${words.details}
            @click=${() => (this.details = !this.details)}
          >
            ${figure.people()}
            <span class="people-full">${people}</span>
            <span class="people-short">${memberCount}</span>
          </button>
        </header>
        <parlor-timeline .visit=${visit} .room=${room} .seq=${this.seq}></parlor-timeline>
        <parlor-composer .visit=${visit} .room=${room}></parlor-composer>
      </section>
      ${this.details
        ? html`<parlor-details .visit=${visit} .room=${room} .modal=${!WIDE.matches}
            .close=${() => (this.details = false)}></parlor-details>`
        : nothing}
    `;
  }

  /** Where the other one of a conversation of two is. */
  #whereabouts() {
    const {members, people} = this.room;
    if (people.length !== 1 || !members.loaded) return '';
    if (this.visit.connection.isAway) return say.notKnown;
    const other = members.list.find(({user}) => user.id === people[0].id);
    if (other?.online) return say.online;
    return other?.lastSeen ? say.lastSeen(agoOf(other.lastSeen)) : say.offline;
  }

  async #jump() {
    const part = await later('jump.js', () => import('./jump.js'));
    part?.jump(this.visit, this.room);
  }

  /** @returns {import('./composer.js').ParlorComposer | null} */
  get #composer() {
    return this.querySelector('parlor-composer');
  }

  /** @returns {import('./timeline.js').ParlorTimeline | null} */
  get #timeline() {
    return this.querySelector('parlor-timeline');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented || event.isComposing) return;
    const composer = this.#composer;
    if (event.key === 'Escape') {
      this.#timeline?.catchUp();
      composer?.focus();
    } else if (event.key === 'ArrowUp' && composer?.isEmpty && composer.contains(/** @type {Node} */ (event.target))) {
      const own = this.room.lastOwn;
      if (!own || event.altKey) return;
      event.preventDefault();
      this.#timeline?.edit(own);
    }
  }

  /** @param {Message} message */
  #hear(message) {
    if (message.author.id === this.visit.me.id || message.deletedAt) return;
    this.#heard.push(message);
    this.#announcing ||= setTimeout(() => {
      this.#announcing = 0;
      const [first, ...more] = this.#heard.splice(0);
      if (!first) return;
      const one = () => say.announce(first.author.displayName, first.text ?? '');
      announce(more.length ? sayIn(this.room).announceMany(more.length + 1, this.room.name) : one());
    }, ANNOUNCE_MS);
  }
}

customElements.define('parlor-room', ParlorRoom);
