import {html, render} from 'lit-html';
import {figure} from './figures.js';
import {sheet} from './sheet.js';
import {say} from './strings.js';
import {sayFinding} from './strings-finding.js';

/**
 * Every shortcut there is, where it counts and what it does: `+` joins keys, a space parts those
 * that do the same or the opposite.
 * @type {[title: string, rows: [keys: string, does: string][]][]}
 */
const SHORTCUTS = [
  [
    sayFinding.keysAnywhere,
    [
      ['Ctrl+K', sayFinding.keyPalette],
      ['Alt+↑ Alt+↓', sayFinding.keyRooms],
      ['Alt+Shift+↑ Alt+Shift+↓', sayFinding.keyUnread],
      ['Shift+Esc', sayFinding.keyAllRead],
      ['Ctrl+/', sayFinding.keyHelp],
    ],
  ],
  [
    sayFinding.keysRoom,
    [
      ['Esc', sayFinding.keyCatchUp],
      ['↑', sayFinding.keyEditLast],
      ['Enter', sayFinding.keySend],
      ['Shift+Enter', sayFinding.keyBreak],
      ['@ # :', sayFinding.keyComplete],
      ['Tab Enter', sayFinding.keyTake],
    ],
  ],
  [
    sayFinding.keysMessages,
    [
      ['Shift+Tab', sayFinding.keyToMessages],
      ['↑ ↓ Home End', sayFinding.keyWalk],
      ['→ ←', sayFinding.keyTools],
      ['Enter', sayFinding.keyFirstTool],
    ],
  ],
];

await sheet('styles/search.css');

/** @type {HTMLDialogElement | null} */
let opened = null;

/** Shows all shortcuts, or closes what shows them. Focus returns to where it was. */
export function help() {
  if (opened) return opened.close();
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement('dialog');
  opened = dialog;
  dialog.className = 'ask help';
  dialog.setAttribute('aria-labelledby', 'help-title');
  const content = html`
    <header class="card-head">
      <h2 id="help-title">${sayFinding.keys}</h2>
      <button type="button" class="quiet square" autofocus aria-label=${say.close} title=${say.close}
        @click=${() => dialog.close()}>${figure.close()}</button>
    </header>
    <div class="help-parts" tabindex="0" role="group" aria-labelledby="help-title">
      ${SHORTCUTS.map(
        ([title, rows]) => html`
          <h3>${title}</h3>
          <dl>
            ${rows.map(([keys, does]) => html`<div><dt>${keys.split(' ').map(pressed)}</dt><dd>${does}</dd></div>`)}
          </dl>
        `,
      )}
    </div>
  `;
  render(content, dialog);
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.onclose = () => {
    opened = null;
    dialog.remove();
    if (before?.isConnected) before.focus();
  };
  dialog.showModal();
}

/** @param {string} keys pressed together */
const pressed = (keys) => html`<span class="keys">${keys.split('+').map((key) => html`<kbd>${key}</kbd>`)}</span> `;
