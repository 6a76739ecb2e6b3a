import {html, nothing, render} from 'lit-html';
import {EMOJI, emojiLike} from '../model/emoji-names.js';
import {say} from './strings.js';

const FOUND_MAX = 60;
const COLUMNS = 8;

/** One of each picture, by its first name. */
const ALL = EMOJI.filter(({emoji}, index) => EMOJI.findIndex((other) => other.emoji === emoji) === index);

/** Arrow keys, as steps through the pictures. @type {Record<string, number>} */
const STEPS = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS};

/**
 * Lets a person pick an emoji. Focus returns to where it was.
 * @returns {Promise<string>} an empty string for none
 */
export function pick() {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement('dialog');
  dialog.className = 'picker';
  dialog.setAttribute('aria-label', say.pickEmoji);
  const draw = (sought = '') => render(content(dialog, sought.trim().toLowerCase(), draw), dialog);
  draw();
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close(''));
    dialog.onclose = () => {
      dialog.remove();
      before?.focus();
      resolve(dialog.returnValue);
    };
  });
}

/** @param {HTMLDialogElement} dialog @param {string} sought @param {(sought: string) => void} draw */
function content(dialog, sought, draw) {
  const shown = sought ? emojiLike(sought, FOUND_MAX) : ALL;
  /** @param {KeyboardEvent} event */
  const walk = (event) => {
    const buttons = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll('.pictures button')]);
    const at = buttons.indexOf(/** @type {HTMLElement} */ (event.target));
    const step = STEPS[event.key];
    if (!step || at < 0) return;
    event.preventDefault();
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))].focus();
  };
  /** @param {KeyboardEvent} event */
  const enter = (event) => {
    if (event.key === 'Enter' && shown.length) {
      event.preventDefault();
      dialog.close(shown[0].emoji);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      /** @type {HTMLElement | null} */ (dialog.querySelector('.pictures button'))?.focus();
    }
  };
  return html`
    <input type="search" autofocus autocomplete="off" aria-label=${say.findEmoji} placeholder=${say.findEmoji}
      @keydown=${enter} @input=${(/** @type {any} */ {target}) => draw(target.value)} />
    ${shown.length ? nothing : html`<p class="hint" role="status">${say.noEmoji}</p>`}
    <div class="pictures" role="group" aria-label=${say.emojiList} @keydown=${walk}>
      ${shown.map(
        ({name, emoji}, index) => html`
          <button type="button" class="quiet" tabindex=${index ? -1 : 0} aria-label=${name.replaceAll('_', ' ')} title=${name}
            @click=${() => dialog.close(emoji)}>${emoji}</button>
        `,
      )}
    </div>
    <div class="row end"><button type="button" @click=${() => dialog.close('')}>${say.cancel}</button></div>
  `;
}
