import {html, nothing} from 'lit-html';
import {emojiLike} from '../model/emoji.js';
import {say} from './strings.js';

const OPTIONS_MAX = 7;

/** The list of pictures offered while a `:name` is being typed. */
export class Completion {
  /** @type {{name: string, emoji: string}[]} */
  options = [];
  #at = 0;
  #start = 0;
  #changed;

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  get isOpen() {
    return this.options.length > 0;
  }

  /** Id of the option the arrow keys are on. */
  get activeId() {
    return this.isOpen ? `emoji-${this.#at}` : null;
  }

  /** @param {HTMLTextAreaElement} area */
  look(area) {
    const before = area.value.slice(0, area.selectionStart);
    const [found, name] = /(?<![\w:]):([a-z0-9_+-]{2,20})$/.exec(before) ?? [];
    this.options = found && name ? emojiLike(name, OPTIONS_MAX) : [];
    this.#start = before.length - (found?.length ?? 0);
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
    const {emoji} = this.options[index];
    area.setRangeText(`${emoji} `, this.#start, area.selectionStart, 'end');
    this.options = [];
    area.dispatchEvent(new Event('input', {bubbles: true}));
    area.focus();
    return true;
  }

  /** @param {HTMLTextAreaElement | null} area */
  render(area) {
    if (!this.isOpen) return nothing;
    return html`
      <ul class="completion" id="emoji-list" role="listbox" aria-label=${say.emojiList}>
        ${this.options.map(
          ({name, emoji}, index) => html`
            <li id="emoji-${index}" role="option" aria-selected=${String(index === this.#at)}
              @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()}
              @click=${() => area && this.#take(area, index)}>
              <span aria-hidden="true">${emoji}</span> :${name}:
            </li>
          `,
        )}
      </ul>
    `;
  }
}
