import {html, nothing} from 'lit-html';
import {ask} from './ask.js';
import {ParlorElement, given} from './element.js';
import {avatar, figure} from './figures.js';
import {say, sayWhy} from './strings.js';

/** @typedef {'system' | 'light' | 'dark'} Theme */

/** @type {Theme[]} */
const THEMES = ['system', 'light', 'dark'];
/** Set by `theme.js` before the first paint. @type {{chosen: Theme, choose: (theme: Theme) => void}} */
const theme = /** @type {any} */ (globalThis).parlorTheme;

/** The person's own screen. */
class ParlorProfile extends ParlorElement {
  static properties = {visit: {attribute: false}, error: {state: true}};

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    this.error = '';
  }

  render() {
    const {me} = this.visit;
    return html`
      <div class="page profile">
        <a class="button quiet back" href="/">${figure.back()} ${say.back}</a>
        <section class="card profile-card">
          ${avatar(me)}
          <div class="profile-name">
            <h1 dir="auto">${me.displayName}</h1>
            <p class="lead" dir="auto">@${me.username}</p>
          </div>
        </section>
        <section class="card">
          <fieldset class="themes">
            <legend>${say.theme}</legend>
            <div class="segments">${THEMES.map((name) => this.#theme(name))}</div>
          </fieldset>
        </section>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <button type="button" class="danger" @click=${this.#signOut}>${figure.leave()} ${say.signOut}</button>
      </div>
    `;
  }

  /** @param {Theme} name */
  #theme(name) {
    return html`
      <label>
        <input type="radio" name="theme" value=${name} ?checked=${theme.chosen === name}
          @change=${() => theme.choose(name)} />
        <span>${say.themes[name]}</span>
      </label>
    `;
  }

  async #signOut() {
    const {unsent} = this.visit.outbox;
    const lose = {title: say.signOutTitle, lead: say.signOutLead(unsent), confirm: say.signOut};
    if (unsent && !(await ask(lose))) return;
    this.error = '';
    await this.visit.leave().catch((error) => (this.error = sayWhy(error)));
  }
}

customElements.define('parlor-profile', ParlorProfile);
