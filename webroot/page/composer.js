import {html, nothing} from 'lit-html';
import {draftOf, keepDraft} from '../client/remembered.js';
import {Bounds} from '../client/wire.js';
import {withEmoji} from '../model/emoji.js';
import {Completion} from './completion.js';
import {ParlorElement, given} from './element.js';
import {figure} from './figures.js';
import {say} from './strings.js';

const DRAFT_MS = 200;
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
  #completion = new Completion(() => this.requestUpdate());
  #keeping = 0;
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
    this.follow(this.room.typing);
    this.#completion.options = [];
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    const area = this.#area;
    if (!area || !changes.has('room')) return;
    area.value = draftOf(this.visit.me.id, this.room.id);
    this.bytes = bytesOf(area.value);
    fit(area);
  }

  render() {
    const over = this.bytes - Bounds.textBytes;
    const {activeId} = this.#completion;
    return html`
      <form class="composer" @submit=${this.#submit}>
        ${this.#completion.render(this.#area)}
        <div class="composer-box">
          <textarea
            id="composer"
            rows="1"
            dir="auto"
            aria-label=${say.composerLabel(this.room.view.name)}
            placeholder=${say.composerLabel(this.room.view.name)}
            aria-autocomplete="list"
            aria-controls=${activeId ? 'emoji-list' : nothing}
            aria-activedescendant=${activeId ?? nothing}
            aria-invalid=${over > 0 ? 'true' : nothing}
            aria-describedby=${over > 0 ? 'composer-error' : nothing}
            @input=${this.#input}
            @keydown=${this.#key}
            @blur=${() => this.#completion.close()}
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
    this.#completion.look(area);
    if (area.value.trim()) this.room.typing.pressed();
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(this.#flush, DRAFT_MS);
  }

  /** `:smile:` typed to its end becomes the picture at once. @param {HTMLTextAreaElement} area */
  #replaceNamed(area) {
    const caret = area.selectionStart;
    const [named] = /:[a-z0-9_+-]{1,20}:$/.exec(area.value.slice(0, caret)) ?? [];
    const picture = named && withEmoji(named);
    if (named && picture !== named) area.setRangeText(picture ?? '', caret - named.length, caret, 'end');
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // While an input method is open, Enter is its own; 229 is how some browsers say so.
    if (event.isComposing || event.keyCode === 229) return;
    const area = /** @type {HTMLTextAreaElement} */ (this.#area);
    if (this.#completion.key(event, area)) return event.preventDefault();
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

  #send() {
    const area = /** @type {HTMLTextAreaElement} */ (this.#area);
    const text = withEmoji(area.value).replace(/^\s*\n|\s+$/g, '');
    if (!text || bytesOf(text) > Bounds.textBytes) return;
    area.value = '';
    this.bytes = 0;
    fit(area);
    this.#completion.close();
    clearTimeout(this.#keeping);
    this.room.typing.rested();
    this.room.reading.divider = null;
    this.#handOver(this.room.id, text);
  }

  /** The draft goes only when what was typed is safe elsewhere. @param {string} room @param {string} text */
  async #handOver(room, text) {
    const safe = await this.visit.outbox.add(room, text);
    if (safe && room === this.room.id) this.#keep();
    else if (safe) keepDraft(this.visit.me.id, room, '');
  }

  #keep(room = this.room.id) {
    clearTimeout(this.#keeping);
    if (this.#area) keepDraft(this.visit.me.id, room, this.#area.value);
  }
}

customElements.define('parlor-composer', ParlorComposer);
