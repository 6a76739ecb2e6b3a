import {html, nothing} from 'lit-html';
import {ParlorElement, given} from './element.js';
import {say} from './strings.js';

/** Says that there is no connection, once that has lasted long enough to matter. */
class ParlorBanner extends ParlorElement {
  static properties = {connection: {attribute: false}};
  #ticking = 0;

  constructor() {
    super();
    /** @type {import('../client/connection.js').Connection} */
    this.connection = given;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('connection')) this.follow(this.connection);
  }

  updated() {
    clearTimeout(this.#ticking);
    if (this.connection.lostAt !== null) this.#ticking = setTimeout(() => this.requestUpdate(), 500);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#ticking);
  }

  render() {
    const {isAway: shown, retryAt, state} = this.connection;
    const seconds = Math.max(1, Math.ceil((retryAt - Date.now()) / 1_000));
    return html`
      <div role="status" class=${shown ? 'offline' : 'unseen'}>
        ${shown
          ? html`<strong>${say.reconnecting}</strong>
              <span aria-live="off">${state === 'waiting' ? say.retryIn(seconds) : say.trying}</span>
              <button type="button" class="small" @click=${() => this.connection.retryNow()}>${say.retryNow}</button>`
          : nothing}
      </div>
    `;
  }
}

customElements.define('parlor-banner', ParlorBanner);
