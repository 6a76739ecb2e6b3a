import {html, nothing} from 'lit-html';
import '../model/self.js';
import {Bounds} from '../client/wire.js';
import {fullTimeOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {avatar, figure} from './figures.js';
import {later} from './later.js';
import {ask, remark} from './notices.js';
import {say, sayWhy} from './strings.js';
import {sayPeople} from './strings-people.js';
import './account.js';
import './wishes.js';

/** @typedef {'system' | 'light' | 'dark'} Theme */

/** @type {Theme[]} */
const THEMES = ['system', 'light', 'dark'];
/** Set by `theme.js` before the first paint. @type {{chosen: Theme, choose: (theme: Theme) => void}} */
const theme = /** @type {any} */ (globalThis).parlorTheme;

const HOUR_MS = 3_600_000;
/** How long a status may be good, in hours; 0 until it is changed. */
const SPANS = [0, 1, 4, 24, 168];

/** The person's own screen. */
class ParlorProfile extends ParlorElement {
  static properties = {visit: {attribute: false}, self: {state: true}, error: {state: true}};

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/self.js').Self} */
    this.self = given;
    this.error = '';
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('visit')) return;
    this.#open().catch((error) => (this.error = sayWhy(error)));
  }

  async #open() {
    this.self = await this.visit.own();
    if (this.isConnected) this.follow(this.self);
    await this.self.load();
  }

  render() {
    const {self} = this;
    const {me} = this.visit;
    if (!self) return nothing;
    const status = self.me?.status;
    return html`
      <div class="page profile">
        <a class="button quiet back" href="/">${figure.back()} ${say.back}</a>
        <section class="card profile-card">
          ${avatar(me)}
          <div class="profile-name">
            <h1 dir="auto">${me.displayName}</h1>
            <p class="lead" dir="auto">@${me.username}</p>
            ${status
              ? html`<p dir="auto">${status.text}
                  ${status.until ? html`<span class="hint">${sayPeople.statusUntil(fullTimeOf(status.until))}</span>` : nothing}</p>`
              : nothing}
          </div>
          <div class="row profile-picture">
            <input type="file" accept="image/*" aria-label=${sayPeople.choosePicture} hidden @change=${this.#choose} />
            <button type="button" class="small" @click=${() => /** @type {HTMLInputElement | null} */ (this.querySelector('[type=file]'))?.click()}>${sayPeople.choosePicture}</button>
            <button type="button" class="small" @click=${this.#removePicture}>${sayPeople.removePicture}</button>
          </div>
        </section>
        ${self.me ? [this.#shown(self.me), this.#peace(self.me)] : nothing}
        <section class="card">
          <fieldset class="themes">
            <legend>${sayPeople.theme}</legend>
            <div class="segments">${THEMES.map((name) => this.#theme(name))}</div>
          </fieldset>
        </section>
        ${self.me ? html`<parlor-wishes .visit=${this.visit} .self=${self}></parlor-wishes>` : nothing}
        ${self.me ? html`<parlor-account .visit=${this.visit} .self=${self}></parlor-account>` : nothing}
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <button type="button" class="danger" @click=${this.#signOut}>${figure.leave()} ${sayPeople.signOut}</button>
      </div>
    `;
  }

  /** @param {import('../model/self.js').Me} me */
  #shown({displayName, status, timeZone}) {
    return html`
      <section class="card" aria-labelledby="shown-title">
        <h2 id="shown-title">${sayPeople.shownTitle}</h2>
        <form @submit=${this.#save} novalidate>
          <div class="field">
            <label for="my-name">${say.displayName}</label>
            <input id="my-name" name="displayName" .value=${displayName} maxlength=${Bounds.displayName} dir="auto"
              autocomplete="name" required />
          </div>
          <div class="field">
            <label for="my-status">${sayPeople.status} <span class="optional">${say.optional}</span></label>
            <input id="my-status" name="status" .value=${status?.text ?? ''} maxlength="100" dir="auto" autocomplete="off"
              placeholder=${sayPeople.statusPlaceholder} />
          </div>
          <div class="field">
            <label for="my-span">${sayPeople.statusFor}</label>
            <select id="my-span" name="span">${SPANS.map((hours) => html`<option value=${hours}>${sayPeople.spans(hours)}</option>`)}</select>
          </div>
          <div class="field">
            <label for="my-zone">${sayPeople.timeZone}</label>
            <select id="my-zone" name="timeZone">${zones(timeZone).map(
              (zone) => html`<option value=${zone} ?selected=${zone === timeZone}>${zone || sayPeople.noZone}</option>`,
            )}</select>
          </div>
          <button type="submit" class="primary">${say.save}</button>
        </form>
      </section>
    `;
  }

  /** @param {import('../model/self.js').Me} me */
  #peace({findable, receipts, directsFrom}) {
    return html`
      <section class="card" aria-labelledby="peace-title">
        <h2 id="peace-title">${sayPeople.peaceTitle}</h2>
        <label class="also">
          <input type="checkbox" .checked=${findable}
            @change=${(/** @type {Event} */ event) => this.#change({findable: isChecked(event)})} />
          <span>${sayPeople.findable}</span>
        </label>
        <label class="also">
          <input type="checkbox" .checked=${receipts}
            @change=${(/** @type {Event} */ event) => this.#change({receipts: isChecked(event)})} />
          <span>${sayPeople.receipts}</span>
        </label>
        <label class="also">
          <input type="checkbox" .checked=${directsFrom === 'friends'}
            @change=${(/** @type {Event} */ event) => this.#change({directsFrom: isChecked(event) ? 'friends' : 'everyone'})} />
          <span>${sayPeople.friendsOnly}</span>
        </label>
      </section>
    `;
  }

  /** @param {Theme} name */
  #theme(name) {
    return html`
      <label>
        <input type="radio" name="theme" value=${name} .checked=${theme.chosen === name}
          @change=${() => {
            theme.choose(name);
            this.#change({theme: name});
          }} />
        <span>${sayPeople.themes[name]}</span>
      </label>
    `;
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const {me} = this.self;
    const displayName = String(form.get('displayName')).trim();
    const text = String(form.get('status')).trim();
    const hours = Number(form.get('span'));
    const timeZone = String(form.get('timeZone'));
    if (!displayName) return (this.error = sayPeople.yourNameMissing);
    /** @type {Partial<import('../model/self.js').Me>} */
    const change = {displayName};
    if (text !== (me?.status?.text ?? '') || hours) {
      change.status = hours && text ? {text, until: new Date(Date.now() + hours * HOUR_MS).toISOString()} : {text};
    }
    if (timeZone) change.timeZone = timeZone;
    await this.#change(change);
    if (!this.error) remark(sayPeople.saved);
  }

  /** @param {Event} event */
  async #choose(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    this.error = '';
    const part = await later('crop.js', () => import('./crop.js'));
    try {
      const picture = await part?.crop(file);
      if (!picture) return;
      await this.self.setPicture(picture);
      remark(sayPeople.saved);
    } catch (error) {
      this.error = error instanceof DOMException ? sayPeople.noPicture : sayWhy(error);
    }
  }

  async #removePicture() {
    this.error = '';
    await this.self.removePicture().catch((error) => (this.error = sayWhy(error)));
  }

  /** @param {Partial<import('../model/self.js').Me>} change */
  async #change(change) {
    this.error = '';
    await this.self.change(change).catch((error) => (this.error = sayWhy(error)));
  }

  async #signOut() {
    const {unsent} = this.visit.outbox;
    const lose = {title: sayPeople.signOutTitle, lead: sayPeople.signOutLead(unsent), confirm: sayPeople.signOut};
    if (unsent && !(await ask(lose))) return;
    this.error = '';
    await this.visit.leave().catch((error) => (this.error = sayWhy(error)));
  }
}

/** @param {Event} event */
const isChecked = (event) => /** @type {HTMLInputElement} */ (event.target).checked;

/** @param {string | undefined} chosen @returns {string[]} empty for none yet; this browser's own first */
function zones(chosen) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const all = new Set([...(chosen ? [chosen] : ['']), here, ...Intl.supportedValuesOf('timeZone')]);
  return [...all];
}

customElements.define('parlor-profile', ParlorProfile);
