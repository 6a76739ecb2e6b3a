import {html, nothing} from 'lit-html';
import {Refusal} from '../client/refusal.js';
import {lastUsername} from '../client/remembered.js';
import {ParlorElement} from './element.js';
import {figure, mark} from './figures.js';
import {say, sayWhy} from './strings.js';

const USERNAME = /^[a-z0-9._-]{3,32}$/i;
const PASSWORD_MIN = 8;
const PASSWORD_BYTES_MAX = 72;

/** The door: signing in and creating an account. */
class ParlorEntrance extends ParlorElement {
  static properties = {
    session: {attribute: false},
    mode: {attribute: false},
    reason: {attribute: false},
    error: {state: true},
    working: {state: true},
    shown: {state: true},
  };

  constructor() {
    super();
    /** @type {import('../client/session.js').Session | null} */
    this.session = null;
    /** @type {'signin' | 'signup'} */
    this.mode = 'signin';
    /** @type {keyof typeof say.ended | ''} */
    this.reason = '';
    this.error = '';
    this.working = false;
    this.shown = false;
  }

  firstUpdated() {
    const known = lastUsername();
    const username = /** @type {HTMLInputElement} */ (this.querySelector('#username'));
    if (this.mode === 'signin' && known) username.value = known;
  }

  /** @param {Map<string, unknown>} changes */
  updated(changes) {
    if (!changes.has('mode')) return;
    this.error = '';
    const inputs = [...this.querySelectorAll('input')];
    inputs.find((input) => !input.value)?.focus({preventScroll: true});
  }

  render() {
    const fresh = this.mode === 'signup';
    return html`
      <div class="entrance">
        <header class="entrance-brand">
          <p class="wordmark">${mark()} ${say.parlor}</p>
          <div class="entrance-words">
            <p class="entrance-tagline">${say.tagline}</p>
            <p class="entrance-pitch">${say.pitch}</p>
          </div>
        </header>
        <main class="entrance-form" id="main">
          <form @submit=${this.#submit} novalidate>
            <h1>${fresh ? say.signUpTitle : say.signInTitle}</h1>
            ${this.reason
              ? html`<p class="reason" role="status">${say.ended[this.reason]}</p>`
              : html`<p class="lead">${fresh ? say.signUpLead : say.signInLead}</p>`}
            ${fresh ? this.#nameField() : nothing}
            <div class="field">
              <label for="username">${say.username}</label>
              <input
                id="username"
                name="username"
                autocomplete="username"
                autocapitalize="none"
                spellcheck="false"
                maxlength="64"
                required
                aria-describedby=${fresh ? 'username-hint' : nothing}
              />
              ${fresh ? html`<p class="hint" id="username-hint">${say.usernameHint}</p>` : nothing}
            </div>
            <div class="field">
              <label for="password">${say.password}</label>
              <div class="with-button">
                <input
                  id="password"
                  name="password"
                  type=${this.shown ? 'text' : 'password'}
                  autocomplete=${fresh ? 'new-password' : 'current-password'}
                  autocapitalize="none"
                  spellcheck="false"
                  required
                  aria-describedby=${fresh ? 'password-hint' : nothing}
                />
                <button
                  type="button"
                  class="quiet square"
                  aria-label=${say.showPassword}
                  aria-pressed=${String(this.shown)}
                  title=${say.showPassword}
                  @click=${() => (this.shown = !this.shown)}
                >
                  ${figure.eye()}
                </button>
              </div>
              ${fresh ? html`<p class="hint" id="password-hint">${say.passwordHint}</p>` : nothing}
            </div>
            ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
            <button type="submit" class="primary wide" ?disabled=${this.working}>
              ${this.working ? say.working : fresh ? say.signUp : say.signIn}
            </button>
            <p class="other">
              ${fresh ? say.haveAccount : say.noAccount}
              <a href=${(fresh ? '/signin' : '/signup') + location.search}>${fresh ? say.signIn : say.toSignUp}</a>
            </p>
          </form>
        </main>
      </div>
    `;
  }

  #nameField() {
    return html`
      <div class="field">
        <label for="displayName">${say.displayName} <span class="optional">${say.optional}</span></label>
        <input
          id="displayName"
          name="displayName"
          autocomplete="name"
          maxlength="64"
          dir="auto"
          aria-describedby="name-hint"
        />
        <p class="hint" id="name-hint">${say.displayNameHint}</p>
      </div>
    `;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.working || !this.session) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const username = String(form.get('username')).trim();
    const password = String(form.get('password'));
    const displayName = String(form.get('displayName') ?? '').trim();
    const fresh = this.mode === 'signup';
    this.error = '';
    await this.updateComplete;
    const fault = faultOf(username, password, fresh);
    if (fault) return this.#fail(fault.say, fault.field);
    this.working = true;
    try {
      if (fresh) await this.session.signUp({username, password, ...(displayName && {displayName})});
      else await this.session.signIn(username, password);
    } catch (error) {
      this.#refused(Refusal.of(error), fresh);
    } finally {
      this.working = false;
    }
  }

  /** @param {Refusal} refusal @param {boolean} fresh */
  #refused(refusal, fresh) {
    if (refusal.code === 'bad_credentials') return this.#fail(say.badCredentials, 'password');
    if (refusal.code === 'taken') return this.#fail(say.usernameTaken, 'username');
    // The server's own sentence says best what is wrong with a name or a password.
    if (refusal.code === 'bad_request' && fresh) return this.#fail(refusal.message, 'password');
    this.#fail(sayWhy(refusal), '');
  }

  /** @param {string} sentence @param {string} field */
  #fail(sentence, field) {
    this.error = sentence;
    const input = field && /** @type {HTMLInputElement | null} */ (this.querySelector(`#${field}`));
    if (input) input.focus();
  }
}

/** @param {string} username @param {string} password @param {boolean} fresh */
function faultOf(username, password, fresh) {
  if (!username) return {say: say.fieldMissing, field: 'username'};
  if (!password) return {say: say.fieldMissing, field: 'password'};
  if (!fresh) return null;
  if (!USERNAME.test(username)) return {say: say.usernameWrong, field: 'username'};
  if ([...password].length < PASSWORD_MIN) return {say: say.passwordShort, field: 'password'};
  if (new TextEncoder().encode(password).length > PASSWORD_BYTES_MAX) return {say: say.passwordLong, field: 'password'};
  return null;
}

customElements.define('parlor-entrance', ParlorEntrance);
