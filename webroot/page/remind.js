import {html, nothing, render} from 'lit-html';
import '../model/bulletin.js';
import {Refusal} from '../client/refusal.js';
import {plainOf} from '../model/markdown.js';
import {fullTimeOf} from './clock.js';
import {remark} from './notices.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';
import {sayBulletin} from './strings-bulletin.js';

/**
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../client/wire.js').Reminder} Reminder
 * @typedef {import('../model/visit.js').Visit} Visit
 */

await sheet('styles/bulletin.css');

/** Asks what somebody wants to be reminded of, and when. */
class Reminding {
  #visit;
  #message;
  #reminder;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);
  #error = '';
  #when = '';

  /** @param {Visit} visit @param {{message?: Message, reminder?: Reminder}} about */
  constructor(visit, {message, reminder}) {
    this.#visit = visit;
    this.#message = message;
    this.#reminder = reminder;
    const dialog = this.#dialog;
    dialog.className = 'ask remind';
    dialog.setAttribute('aria-labelledby', 'remind-title');
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.onclose = () => {
      dialog.remove();
      if (this.#before?.isConnected) this.#before.focus();
    };
    document.body.append(dialog);
    this.#draw();
    dialog.showModal();
  }

  #draw() {
    const message = this.#message ?? this.#reminder?.message;
    const title = this.#reminder ? sayBulletin.changeReminder : message ? sayBulletin.remindTitle : sayBulletin.addReminder;
    const content = html`
      <form @submit=${this.#submit} novalidate>
        <h2 id="remind-title">${title}</h2>
        ${message
          ? html`<p class="remind-of" dir="auto"><bdi>${message.author.displayName}</bdi>: ${plainOf(message.text ?? say.deleted)}</p>`
          : nothing}
        <div class="field">
          <label for="remind-text">${message ? sayBulletin.note : sayBulletin.what}
            ${message ? html`<span class="optional">${say.optional}</span>` : nothing}</label>
          <input id="remind-text" name="text" maxlength="500" dir="auto" autocomplete="off" ?autofocus=${!message}
            value=${this.#reminder?.text ?? ''} />
        </div>
        <div class="field">
          <label for="remind-when">${sayBulletin.when}</label>
          <input id="remind-when" name="when" maxlength="100" autocomplete="off" autocapitalize="none" ?autofocus=${Boolean(message)}
            placeholder=${sayBulletin.whenPlaceholder} aria-describedby="remind-hint" .value=${this.#when}
            @input=${(/** @type {Event} */ event) => (this.#when = /** @type {HTMLInputElement} */ (event.target).value)} />
          <p class="hint" id="remind-hint">${sayBulletin.whenHint}</p>
        </div>
        <div class="row remind-soon">
          ${sayBulletin.soon.map(([when, label]) => html`<button type="button" class="small" @click=${() => this.#choose(when)}>${label}</button>`)}
        </div>
        <div class="field">
          <label for="remind-at">${sayBulletin.orAt}</label>
          <input id="remind-at" name="at" type="datetime-local" />
        </div>
        ${this.#error ? html`<p class="error" role="alert">${this.#error}</p>` : nothing}
        <div class="row end">
          <button type="button" @click=${() => this.#dialog.close()}>${say.cancel}</button>
          <button type="submit" class="primary">${this.#reminder ? say.save : sayBulletin.remind}</button>
        </div>
      </form>
    `;
    render(content, this.#dialog);
  }

  /** @param {string} when */
  #choose(when) {
    this.#when = when;
    this.#draw();
    /** @type {HTMLElement | null} */ (this.#dialog.querySelector('#remind-when'))?.focus();
  }

  #submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = String(form.get('text')).trim();
    const when = String(form.get('when')).trim();
    const at = String(form.get('at'));
    const message = this.#message ?? this.#reminder?.message;
    if (!text && !message && !this.#reminder) return this.#fail(sayBulletin.whatMissing, 'remind-text');
    if (!when && !at && !this.#reminder) return this.#fail(sayBulletin.whenMissing, 'remind-when');
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const wish = {
      ...(text && text !== this.#reminder?.text && {text}),
      ...(when ? {when, zone} : at && {at: new Date(at).toISOString()}),
    };
    if (!Object.keys(wish).length) return this.#dialog.close();
    try {
      const bulletin = await this.#visit.told();
      const about = this.#message && {room: this.#message.room, id: this.#message.id};
      const reminder = this.#reminder ? await bulletin.change(this.#reminder, wish) : await bulletin.remind({...about, ...wish});
      this.#dialog.close();
      remark(sayBulletin.willRemind(fullTimeOf(reminder.at)));
    } catch (error) {
      const bad = Refusal.of(error).code === 'bad_request';
      this.#fail(bad ? sayBulletin.badTime : sayWhy(error), 'remind-when');
    }
  };

  /** @param {string} sentence @param {string} field */
  #fail(sentence, field) {
    this.#error = sentence;
    this.#draw();
    /** @type {HTMLElement | null} */ (this.#dialog.querySelector(`#${field}`))?.focus();
  }
}

/** Asks for a reminder of a message or of words, or for another time for one. @param {Visit} visit @param {{message?: Message, reminder?: Reminder}} [about] */
export function remind(visit, about = {}) {
  new Reminding(visit, about);
}
