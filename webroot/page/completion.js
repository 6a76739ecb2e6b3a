import {html, nothing} from 'lit-html';
import {emojiLike, withEmoji} from '../model/emoji-names.js';
import {say} from './strings.js';

export {withEmoji};

const OPTIONS_MAX = 7;

/** @typedef {{text: string, picture: string, words: string}} Option what it writes, and how it is shown */

/** The list of what is offered while a `:name`, an `@name` or a `#room` is being typed. */
export class Completion {
  /** @type {Option[]} */
  options = [];
  #at = 0;
  #start = 0;
  #label = '';
  #changed;
  #people;
  #rooms;

  /**
   * @param {() => void} changed
   * @param {(start: string, max: number) => Option[]} people whom an `@` with this beginning can mean
   * @param {(start: string, max: number) => Option[]} rooms to which a `#` with this beginning can lead
   */
  constructor(changed, people, rooms) {
    this.#changed = changed;
    this.#people = people;
    this.#rooms = rooms;
  }

  get isOpen() {
    return this.options.length > 0;
  }

  /** Id of the option the arrow keys are on. */
  get activeId() {
    return this.isOpen ? `completion-${this.#at}` : null;
  }

  /** @param {HTMLTextAreaElement} area */
  look(area) {
    const before = area.value.slice(0, area.selectionStart);
    const [picture, name] = /(?<![\w:]):([a-z0-9_+-]{2,20})$/.exec(before) ?? [];
    const [call, start = ''] = /(?<![\p{L}\p{N}.@/-])@([\p{L}\p{N}._-]{0,32})$/u.exec(before) ?? [];
    const [hash, room] = /(?<![\p{L}\p{N}#&/])#([\p{L}\p{N}][\p{L}\p{N} ._-]{0,40})$/u.exec(before) ?? [];
    if (picture && name) {
      this.options = emojiLike(name, OPTIONS_MAX).map(({name: words, emoji}) => ({text: emoji, picture: emoji, words: `:${words}:`}));
    } else {
      this.options = call ? this.#people(start, OPTIONS_MAX) : hash && room ? this.#rooms(room, OPTIONS_MAX) : [];
    }
    this.#label = picture ? say.emojiList : call ? say.peopleList : say.rooms;
    this.#start = before.length - ((picture ?? call ?? hash)?.length ?? 0);
    this.#at = 0;
    this.#changed();
  }

  close() {
    if (!this.isOpen) return;
    this.options = [];
    this.#changed();
  }

  /** @param {KeyboardEvent} event @param {HTMLTextAreaElement} area @returns {boolean} whether it was for the list */
  key(event, area) {
    if (!this.isOpen) return false;
    const count = this.options.length;
    if (event.key === 'ArrowDown') this.#at = (this.#at + 1) % count;
    else if (event.key === 'ArrowUp') this.#at = (this.#at + count - 1) % count;
    else if (event.key === 'Tab' || event.key === 'Enter') return this.#take(area, this.#at);
    else if (event.key === 'Escape') this.options = [];
    else return false;
    this.#changed();
    return true;
  }

  /** @param {HTMLTextAreaElement} area @param {number} index */
  #take(area, index) {
    const {text} = this.options[index];
    area.setRangeText(`${text} `, this.#start, area.selectionStart, 'end');
    this.options = [];
    area.dispatchEvent(new Event('input', {bubbles: true}));
    area.focus();
    return true;
  }

  /** @param {HTMLTextAreaElement | null} area */
  render(area) {
    if (!this.isOpen) return nothing;
    return html`
      <ul class="completion" id="completion" role="listbox" aria-label=${this.#label}>
        ${this.options.map(
          ({picture, words}, index) => html`
            <li id="completion-${index}" role="option" aria-selected=${String(index === this.#at)}
              @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()}
              @click=${() => area && this.#take(area, index)}>
              <span aria-hidden="true">${picture}</span> <span class="completion-words" dir="auto">${words}</span>
            </li>
          `,
        )}
      </ul>
    `;
  }
}
