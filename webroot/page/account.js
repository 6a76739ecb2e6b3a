import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import {Refusal} from '../client/refusal.js';
import {agoOf, fullTimeOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {ask, remark} from './notices.js';
import {say, sayWhy} from './strings.js';
import {sayPeople} from './strings-people.js';

/** Where the person is signed in, and with which password. */
class ParlorAccount extends ParlorElement {
  static properties = {
    visit: {attribute: false},
    self: {attribute: false},
    error: {state: true},
    closingError: {state: true},
    working: {state: true},
  };

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/self.js').Self} */
    this.self = given;
    this.error = '';
    this.closingError = '';
    this.working = false;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('self')) return;
    this.follow(this.self);
    this.self.loadDevices().catch((error) => (this.error = sayWhy(error)));
  }

  render() {
    return html`${this.#devices()} ${this.#password()} ${this.#data()} ${this.#closing()}`;
  }

  #devices() {
    const {devices} = this.self;
    if (!devices.length) return nothing;
    return html`
      <section class="card" aria-labelledby="devices-title">
        <h2 id="devices-title">${sayPeople.devices}</h2>
        <ul class="devices">
          ${repeat(devices, ({id}) => id, (device) => html`
            <li>
              <span class="person">
                <span class="person-name"><bdi title=${device.device}>${sayPeople.deviceOf(device.device)}</bdi>
                  ${device.current ? html`<span class="role">${sayPeople.thisDevice}</span>` : nothing}</span>
                <span class="hint whereabouts">
                  <bdi>${device.address}</bdi>
                  <span title=${fullTimeOf(device.lastUsedAt)}>${sayPeople.lastUsed(agoOf(device.lastUsedAt))}</span>
                </span>
              </span>
              ${device.current
                ? nothing
                : html`<button type="button" class="small" aria-label=${sayPeople.endDeviceName(sayPeople.deviceOf(device.device))}
                    @click=${() => this.#try(() => this.self.signOut(device))}>${sayPeople.endDevice}</button>`}
            </li>
          `)}
        </ul>
        ${devices.length > 1
          ? html`<div class="row"><button type="button" class="small" @click=${this.#endOthers}>${sayPeople.endOthers}</button></div>`
          : nothing}
      </section>
    `;
  }

  #password() {
    return html`
      <section class="card" aria-labelledby="password-title">
        <h2 id="password-title">${sayPeople.changePassword}</h2>
        <form @submit=${this.#change} novalidate>
          <input type="text" name="username" autocomplete="username" .value=${this.visit.me.username} hidden />
          <div class="field">
            <label for="old-password">${sayPeople.oldPassword}</label>
            <input id="old-password" name="old" type="password" autocomplete="current-password" required />
          </div>
          <div class="field">
            <label for="new-password">${sayPeople.newPassword}</label>
            <input id="new-password" name="wanted" type="password" autocomplete="new-password" required
              aria-describedby="new-password-hint" />
            <p class="hint" id="new-password-hint">${say.passwordHint}</p>
          </div>
          <label class="also"><input type="checkbox" name="others" checked /> <span>${sayPeople.endOthersToo}</span></label>
          ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
          <button type="submit" ?disabled=${this.working}>${sayPeople.changePassword}</button>
        </form>
      </section>
    `;
  }

  #data() {
    return html`
      <section class="card" aria-labelledby="data-title">
        <h2 id="data-title">${sayPeople.dataTitle}</h2>
        <p class="lead">${sayPeople.dataLead}</p>
        <div class="row">
          <button type="button" ?disabled=${this.working} @click=${this.#download}>${sayPeople.dataDownload}</button>
        </div>
      </section>
    `;
  }

  #closing() {
    return html`
      <section class="card" aria-labelledby="closing-title">
        <h2 id="closing-title">${sayPeople.closingTitle}</h2>
        <p class="lead">${sayPeople.closingLead}</p>
        <form @submit=${this.#close} novalidate>
          <input type="text" name="username" autocomplete="username" .value=${this.visit.me.username} hidden />
          <fieldset>
            <legend>${sayPeople.closingMessages}</legend>
            <label class="also"><input type="radio" name="messages" value="keep" checked /> <span>${sayPeople.closingKeep}</span></label>
            <label class="also"><input type="radio" name="messages" value="erase" /> <span>${sayPeople.closingErase}</span></label>
          </fieldset>
          <div class="field">
            <label for="closing-password">${sayPeople.oldPassword}</label>
            <input id="closing-password" name="password" type="password" autocomplete="current-password" required />
          </div>
          ${this.closingError ? html`<p class="error" role="alert">${this.closingError}</p>` : nothing}
          <button type="submit" class="danger" ?disabled=${this.working}>${sayPeople.closeAccount}</button>
        </form>
      </section>
    `;
  }

  async #download() {
    this.working = true;
    await this.#try(async () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await this.self.data());
      link.download = 'parlor.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
    this.working = false;
  }

  /** @param {SubmitEvent} event */
  async #close(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const messages = form.get('messages') === 'erase' ? 'erase' : 'keep';
    const lead = messages === 'erase' ? sayPeople.closingEraseLead : sayPeople.closingKeepLead;
    if (!(await ask({title: sayPeople.closingAsk, lead, confirm: sayPeople.closeAccount}))) return;
    this.working = true;
    this.closingError = '';
    await this.visit.close(String(form.get('password')), messages).catch((error) => {
      this.closingError = Refusal.of(error).code === 'bad_credentials' ? sayPeople.oldPasswordWrong : sayWhy(error);
    });
    this.working = false;
  }

  async #endOthers() {
    const question = {title: sayPeople.endOthersTitle, lead: sayPeople.endOthersLead, confirm: sayPeople.endOthers};
    if (await ask(question)) await this.#try(() => this.self.endOthers());
  }

  /** @param {SubmitEvent} event */
  async #change(event) {
    event.preventDefault();
    const element = /** @type {HTMLFormElement} */ (event.target);
    const form = new FormData(element);
    const wanted = String(form.get('wanted'));
    if ([...wanted].length < 8) return (this.error = say.passwordShort);
    if (new TextEncoder().encode(wanted).length > 72) return (this.error = say.passwordLong);
    this.working = true;
    await this.#try(() => this.self.changePassword(String(form.get('old')), wanted, form.has('others')));
    this.working = false;
    if (this.error) return;
    element.reset();
    remark(sayPeople.passwordChanged);
  }

  /** @param {() => Promise<unknown>} action */
  async #try(action) {
    this.error = '';
    try {
      await action();
    } catch (error) {
      this.error = Refusal.of(error).code === 'bad_credentials' ? sayPeople.oldPasswordWrong : sayWhy(error);
    }
  }
}

customElements.define('parlor-account', ParlorAccount);
