import {html, render} from 'lit-html';
import {Address} from '../client/wire.js';
import {remark} from './notices.js';
import {say, sayWhy} from './strings.js';
import {sayFinding} from './strings-finding.js';

/**
 * Asks for a day and goes to the first message said since.
 * @param {import('../model/visit.js').Visit} visit
 * @param {import('../model/room.js').Room} room
 */
export function jump(visit, room) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'jump-title');
  const today = new Date();
  const day = new Date(today.getTime() - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  const content = html`
    <form method="dialog" @submit=${() => (dialog.returnValue = dialog.querySelector('input')?.value ?? '')}>
      <h2 id="jump-title">${say.jump}</h2>
      <div class="field">
        <label for="jump-day">${sayFinding.jumpDay}</label>
        <input id="jump-day" type="date" max=${day} .value=${day} required autofocus />
      </div>
      <div class="row end">
        <button type="button" @click=${() => dialog.close('')}>${say.cancel}</button>
        <button type="submit" class="primary">${sayFinding.jumpGo}</button>
      </div>
    </form>
  `;
  render(content, dialog);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close(''));
  dialog.onclose = () => {
    const chosen = dialog.querySelector('input')?.value ?? '';
    const wanted = dialog.returnValue !== '' && chosen;
    dialog.remove();
    before?.focus();
    if (wanted) go(visit, room, new Date(`${chosen}T00:00:00`).toISOString());
  };
}

/**
 * @param {import('../model/visit.js').Visit} visit
 * @param {import('../model/room.js').Room} room
 * @param {string} at
 */
async function go(visit, room, at) {
  try {
    /** @type {import('../client/wire.js').HistoryPage} */
    const page = await visit.connection.request(Address.messageHistory, {room: room.id, at, limit: 2});
    const first = page.messages.find((message) => message.at >= at) ?? page.messages.at(-1);
    if (first) visit.go(`/rooms/${room.id}/${first.seq}`);
    else remark(sayFinding.nothingSaid);
  } catch (error) {
    remark(sayWhy(error));
  }
}
