import {html, nothing, render} from 'lit-html';
import {say} from './strings.js';

const SHOWN_MS = 4_000;
const ICON = document.querySelector('link[rel=icon]');
const PLAIN_ICON = ICON?.getAttribute('href') ?? '';

/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Says something to people who cannot see it happen. @param {string} text */
export function announce(text) {
  // The same words twice would be no change, and so not be said.
  const region = place('live');
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

let timer = 0;

/** Shows a passing remark. @param {string} text */
export function remark(text) {
  const toast = place('remark');
  toast.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => (toast.textContent = ''), SHOWN_MS);
}

/** @param {string} text */
export async function copy(text) {
  if (navigator.clipboard) await navigator.clipboard.writeText(text).catch(() => copyOldWay(text));
  else copyOldWay(text);
  remark(say.copied);
}

/** For pages over plain http, where there is no clipboard to write to. @param {string} text */
function copyOldWay(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'unseen';
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  focused?.focus();
}

/**
 * Puts the place and the number of unread messages on the tab.
 * @param {string} where @param {number} unread
 */
export function label(where, unread) {
  const title = where ? `${where} · ${say.parlor}` : say.parlor;
  document.title = unread ? `(${say.badge(unread)}) ${title}` : title;
  const icon = unread ? `data:image/svg+xml,${encodeURIComponent(countedIcon(say.badge(unread)))}` : PLAIN_ICON;
  if (ICON && ICON.getAttribute('href') !== icon) ICON.setAttribute('href', icon);
}

/** @param {string} count */
function countedIcon(count) {
  const size = count.length > 2 ? 11 : 15;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#1d6b57" d="M16 2c6.6 0 11 4.7 11 11v11a3 3 0 0 1-3 3H13.8l-5.2 3.6c-.9.6-1.9.1-1.9-1V27A3 3 0 0 1 5 24V13C5 6.7 9.4 2 16 2Z"/><circle cx="20" cy="20" r="12" fill="#b4480f"/><text x="20" y="25" fill="#fff" font-family="sans-serif" font-weight="700" font-size="${size}" text-anchor="middle">${count}</text></svg>`;
}

/**
 * Asks once before something that cannot be taken back. Focus returns to where it was.
 * @param {{title: string, lead: string, confirm: string, also?: string}} question `also` is offered to
 *   be done in the same go
 * @returns {Promise<{also: boolean} | null>} null for no
 */
export function ask({title, lead, confirm, also}) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  dialog.setAttribute('aria-describedby', 'ask-lead');
  const close = (/** @type {string} */ answer) => () => dialog.close(answer);
  const content = html`
    <h2 id="ask-title">${title}</h2>
    <p id="ask-lead">${lead}</p>
    ${also ? html`<label class="also"><input type="checkbox" checked /> <span>${also}</span></label>` : nothing}
    <div class="row end">
      <button type="button" autofocus @click=${close('')}>${say.cancel}</button>
      <button type="button" class="danger" @click=${close('yes')}>${confirm}</button>
    </div>
  `;
  render(content, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close(''));
    dialog.onclose = () => {
      dialog.remove();
      before?.focus();
      resolve(dialog.returnValue === 'yes' ? {also: dialog.querySelector('input')?.checked ?? false} : null);
    };
  });
}
