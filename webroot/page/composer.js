import {html, nothing} from 'lit-html';
import {Bounds, quoteOf} from '../client/wire.js';
import {plainOf} from '../model/markdown.js';
import {ParlorElement, given} from './element.js';
import {figure} from './figures.js';
import {part} from './later.js';
import {say, sayIn} from './strings.js';

const DRAFT_MS = 200;
const NAMED = /:[a-z0-9_+-]{1,20}:/;
const COUNT_FROM_BYTES = Bounds.textBytes * 0.85;

/** A touch screen: Enter makes a line there, and the keyboard does not open by itself. */
export const isCoarse = () => matchMedia('(pointer: coarse)').matches;

/** @param {string} text */
export const bytesOf = (text) => new TextEncoder().encode(text).length;

/** Lets a text area be as high as its text, where the style sheet cannot. @param {HTMLTextAreaElement} area */
export function fit(area) {
  if (CSS.supports('field-sizing', 'content')) return;
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** Where one writes, and below it who else is writing. */
export class ParlorComposer extends ParlorElement {
  static properties = {visit: {attribute: false}, room: {attribute: false}, bytes: {state: true}};
  /** Loaded with the names of the emoji when there is something to complete. @type {import('./completion.js').Completion | null} */
  #completion = null;
  /** @type {(text: string) => string} */
  #withEmoji = (text) => text;
  #keeping = 0;
  /** The text as it was last kept or taken over. */
  #kept = '';
  #flush = () => this.#keep();

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/room.js').Room} */
    this.room = given;
    this.bytes = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('pagehide', this.#flush);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#flush);
    this.#keep();
  }

  get isEmpty() {
    return !this.#area?.value;
  }

  async focus() {
    await this.updateComplete;
    this.#area?.focus({preventScroll: true});
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    if (!changes.has('room')) return;
    const before = changes.get('room');
    if (before) this.#keep(before.id);
    this.follow(this.room.typing, this.room);
    this.onEnd(this.visit.drafts.watch((news) => news && this.#takeOver(news)));
    this.#completion?.close();
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    const area = this.#area;
    if (!area || !changes.has('room')) return;
    area.value = this.#kept = this.visit.drafts.of(this.room.id);
    this.bytes = bytesOf(area.value);
    fit(area);
  }

  render() {
    const over = this.bytes - Bounds.textBytes;
    const activeId = this.#completion?.activeId;
    return html`
      <form class="composer" @submit=${this.#submit}>
        ${this.#completion?.render(this.#area)}
        ${this.#answering()}
        <div class="composer-box">
          <textarea
            id="composer"
            rows="1"
            dir="auto"
            aria-label=${say.composerLabel(this.room.name)}
            placeholder=${say.composerLabel(this.room.name)}
            aria-autocomplete="list"
            aria-controls=${activeId ? 'completion' : nothing}
            aria-activedescendant=${activeId ?? nothing}
            aria-invalid=${over > 0 ? 'true' : nothing}
            aria-describedby=${over > 0 ? 'composer-error' : nothing}
            @input=${this.#input}
            @keydown=${this.#key}
            @blur=${() => this.#completion?.close()}
          ></textarea>
          <button type="submit" class="primary square send" aria-label=${say.send} title=${say.send}
            aria-disabled=${String(this.bytes === 0 || over > 0)}>
            ${figure.send()}
          </button>
        </div>
        <div class="composer-foot">
          ${over > 0
            ? html`<span class="error" role="alert" id="composer-error">${say.tooLong(over)}</span>`
            : html`<span class="typing">${this.#typing()}</span>`}
          ${this.bytes > COUNT_FROM_BYTES
            ? html`<span class="counter" ?data-over=${over > 0}>${say.counter(this.bytes, Bounds.textBytes)}</span>`
            : nothing}
        </div>
      </form>
    `;
  }

  /** Without it one writes on, only without help. */
  async #complete() {
    const completion = await part('completion.js', () => import('./completion.js')).catch(() => null);
    if (!completion) return null;
    this.#withEmoji = completion.withEmoji;
    this.#completion ??= new completion.Completion(
      () => this.requestUpdate(),
      (start, max) => this.#people(start, max),
      (start, max) => this.#rooms(start, max),
    );
    return this.#completion;
  }

  /** Whom an `@` can mean here. @param {string} start @param {number} max */
  #people(start, max) {
    const everybody = [
      {text: '@all', picture: '@', words: `all · ${sayIn(this.room).allHint}`},
      {text: '@here', picture: '@', words: `here · ${say.hereHint}`},
    ].filter(({text}) => text.startsWith(`@${start.toLowerCase()}`));
    const people = this.room.members
      .like(start, max)
      .filter(({id}) => id !== this.visit.me.id)
      .map(({username, displayName}) => ({text: `@${username}`, picture: '@', words: `${username} · ${displayName}`}));
    return [...people, ...(start || !people.length ? everybody : [])].slice(0, max);
  }

  /** The person's rooms, which a `#` makes a link to. @param {string} start @param {number} max */
  #rooms(start, max) {
    return this.visit.lobby.list
      .filter((room) => !room.isDirect && room.name.toLocaleLowerCase().startsWith(start.toLocaleLowerCase()))
      .map(({id, name}) => ({text: `[#${name.replace(/[[\]]/g, '').replace(/[\\`*_~]/g, '\\$&')}](${location.origin}/rooms/${id})`, picture: '#', words: name}))
      .slice(0, max);
  }

  #answering() {
    const {answering} = this.room;
    if (!answering) return nothing;
    return html`
      <p class="answering">
        <span class="answering-words">
          <strong>${say.answering(answering.author.displayName)}</strong>
          <span dir="auto">${plainOf(answering.text ?? '')}</span>
        </span>
        <button type="button" class="quiet square" aria-label=${say.stopAnswering} title=${say.stopAnswering}
          @click=${() => (this.room.answer(null), this.focus())}>${figure.close()}</button>
      </p>
    `;
  }

  #typing() {
    const names = this.room.typing.users.map((user) => user.displayName);
    if (!names.length) return nothing;
    return html`<i class="typing-dots" aria-hidden="true"></i><bdi>${say.typing(names)}</bdi>`;
  }

  /** @returns {HTMLTextAreaElement | null} */
  get #area() {
    return this.querySelector('textarea');
  }

  #input() {
    const area = /** @type {HTMLTextAreaElement} */ (this.#area);
    this.#replaceNamed(area);
    this.bytes = bytesOf(area.value);
    fit(area);
    if (/[:@#]/.test(area.value)) this.#complete().then((completion) => completion?.look(area));
    if (area.value.trim()) this.room.typing.pressed();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(this.#flush, DRAFT_MS);
  }

  /** `:smile:` typed to its end becomes the picture at once. @param {HTMLTextAreaElement} area */
  #replaceNamed(area) {
    const caret = area.selectionStart;
    const [named] = /:[a-z0-9_+-]{1,20}:$/.exec(area.value.slice(0, caret)) ?? [];
    const picture = named && this.#withEmoji(named);
    if (named && picture !== named) area.setRangeText(picture ?? '', caret - named.length, caret, 'end');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method is open, Enter is its own; 229 is how some browsers say so.
    if (event.isComposing || event.keyCode === 229) return;
    const area = /** @type {HTMLTextAreaElement} */ (this.#area);
    if (this.#completion?.key(event, area)) return event.preventDefault();
    if (event.key === 'Escape' && this.room.answering) {
      event.preventDefault();
      return this.room.answer(null);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.altKey || isCoarse()) return;
    event.preventDefault();
    this.#send();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    this.#send();
    this.focus();
  }

  /** @param {boolean} [asTyped] although the names of the emoji are not here */
  #send(asTyped = false) {
    const area = /** @type {HTMLTextAreaElement} */ (this.#area);
    if (!asTyped && !this.#completion && NAMED.test(area.value)) {
      this.#complete().then(() => this.#send(true));
      return;
    }
    const text = this.#withEmoji(area.value).replace(/^\s*\n|\s+$/g, '');
    if (!text || bytesOf(text) > Bounds.textBytes) return;
    area.value = '';
    this.bytes = 0;
    fit(area);
    this.#completion?.close();
    clearTimeout(this.#keeping);
    this.room.typing.rested();
    this.room.reading.divider = null;
    const {answering} = this.room;
    this.room.answer(null);
    this.#handOver(this.room.id, text, answering ? quoteOf(answering) : undefined);
  }

  /**
   * The draft goes only when what was typed is safe elsewhere.
   * @param {string} room @param {string} text @param {import('../client/wire.js').Quote} [quote]
   */
  async #handOver(room, text, quote) {
    const safe = await this.visit.outbox.add(room, text, quote);
    if (safe && room === this.room.id) this.#keep();
    else if (safe) this.visit.drafts.keep(room, '');
  }

  #keep(room = this.room.id) {
    clearTimeout(this.#keeping);
    if (!this.#area || this.#area.value === this.#kept) return;
    this.#kept = this.#area.value;
    this.visit.drafts.keep(room, this.#kept);
  }

  /** Another device went on with what is shown here, and nothing was typed here since. @param {{room: string, text: string}} draft */
  #takeOver({room, text}) {
    const area = this.#area;
    if (!area || room !== this.room.id || area.value !== this.#kept) return;
    area.value = this.#kept = text;
    this.bytes = bytesOf(text);
    fit(area);
  }
}

customElements.define('parlor-composer', ParlorComposer);
