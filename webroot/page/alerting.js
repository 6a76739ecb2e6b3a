import {html, nothing} from 'lit-html';
import {alertsWanted, wantAlerts} from '../client/remembered.js';
import {ParlorElement} from './element.js';
import {sayBulletin} from './strings-bulletin.js';

/** Whether this browser shows what somebody is told, and the button that asks it to. */
class ParlorAlerting extends ParlorElement {
  render() {
    return html`
      <section class="card" aria-labelledby="alerts-title">
        <h2 id="alerts-title">${sayBulletin.alertsTitle}</h2>
        ${this.#state()}
      </section>
    `;
  }

  #state() {
    if (!('Notification' in globalThis)) return html`<p class="hint">${sayBulletin.alertsUnknown}</p>`;
    switch (Notification.permission) {
      case 'denied':
        return html`<p class="hint">${sayBulletin.alertsDenied}</p>`;
      case 'granted':
        return alertsWanted()
          ? [html`<p class="hint">${sayBulletin.alertsAreOn}</p>`, this.#button(sayBulletin.alertsOff, () => wantAlerts(false))]
          : this.#offer();
      default:
        return this.#offer();
    }
  }

  #offer() {
    const on = async () => {
      wantAlerts(true);
      await Notification.requestPermission();
    };
    return [html`<p class="hint">${sayBulletin.alertsLead}</p>`, this.#button(sayBulletin.alertsOn, on)];
  }

  /** @param {string} label @param {() => unknown} run */
  #button(label, run) {
    const press = async () => {
      await run();
      this.requestUpdate();
    };
    return html`<div class="row"><button type="button" @click=${press}>${label}</button></div>`;
  }
}

customElements.define('parlor-alerting', ParlorAlerting);
