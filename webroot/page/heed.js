import {html, nothing, render} from 'lit-html';
import {Address} from '../client/wire.js';
import {fullTimeOf} from './clock.js';
import {remark} from './notices.js';
import {say, sayIn, sayWhy} from './strings.js';
import {sayBulletin} from './strings-bulletin.js';

/** @type {('all' | 'mentions' | 'none')[]} */
const LEVELS = ['all', 'mentions', 'none'];

const HOUR_MS = 3_600_000;

/**
 * Asks how much of a room somebody wants to be told, and until when it is to make no noise.
 * @param {import('../model/visit.js').Visit} visit
 * @param {import('../model/room.js').Room} room
 */
export function heed({connection}, room) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement('dialog');
  dialog.className = 'ask heed';
  dialog.setAttribute('aria-labelledby', 'heed-title');
  const {level, mutedUntil} = room.view;
  const muted = mutedUntil && Date.parse(mutedUntil) > Date.now() ? mutedUntil : '';
  const content = html`
    <form @submit=${save}>
      <h2 id="heed-title">${sayIn(room).heed}</h2>
      <fieldset>
        <legend>${sayBulletin.level}</legend>
        ${LEVELS.map((name) => html`
          <label class="also">
            <input type="radio" name="level" value=${name} ?checked=${name === level} ?autofocus=${name === level} />
            <span>${sayBulletin.levels[name]}</span>
          </label>
        `)}
      </fieldset>
      <div class="field">
        <label for="heed-mute">${sayBulletin.muted}</label>
        <select id="heed-mute" name="mute">
          ${muted ? html`<option value="keep" selected>${sayBulletin.mutedUntil(fullTimeOf(muted))}</option>` : nothing}
          ${sayBulletin.mutes.map(([hours, label]) => html`<option value=${hours}>${label}</option>`)}
        </select>
      </div>
      <div class="row end">
        <button type="button" @click=${() => dialog.close()}>${say.cancel}</button>
        <button type="submit" class="primary">${say.save}</button>
      </div>
    </form>
  `;
  render(content, dialog);
  document.body.append(dialog);
  dialog.showModal();
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.onclose = () => {
    dialog.remove();
    before?.focus();
  };

  /** @param {SubmitEvent} event */
  async function save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const hours = String(form.get('mute'));
    const until = Number(hours) ? new Date(Date.now() + Number(hours) * HOUR_MS).toISOString() : null;
    const change = {level: String(form.get('level')), ...(hours !== 'keep' && {mutedUntil: until})};
    dialog.close();
    await connection.request(Address.roomNotify, {room: room.id, ...change}).then(
      () => remark(sayBulletin.saved),
      (error) => remark(sayWhy(error)),
    );
  }
}
