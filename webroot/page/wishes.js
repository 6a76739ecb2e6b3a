import {html, nothing} from 'lit-html';
import {Address} from '../client/wire.js';
import {ParlorElement, given} from './element.js';
import {remark} from './notices.js';
import {say, sayWhy} from './strings.js';
import {sayBulletin} from './strings-bulletin.js';
import './alerting.js';

const KEYWORDS_MAX = 50;
const KEYWORD_MAX = 64;

/** A browser shows only the line one writes in. @param {FocusEvent} event */
const wholly = ({target}) => /** @type {Element} */ (target).scrollIntoView({block: 'nearest'});

/** What somebody wants to be told, wherever it is said, and when nothing is to make a noise. */
class ParlorWishes extends ParlorElement {
  static properties = {
    visit: {attribute: false},
    self: {attribute: false},
    keywords: {state: true},
    keywordsError: {state: true},
    quietError: {state: true},
  };

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/self.js').Self} */
    this.self = given;
    /** @type {string[] | null} */
    this.keywords = null;
    this.keywordsError = '';
    this.quietError = '';
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('self')) return;
    const {connection, lobby} = this.visit;
    this.follow(this.self);
    this.onEnd(lobby.watch((news) => {
      if (news && 'notice' in news && news.notice.kind === 'keywords') this.keywords = news.notice.keywords;
    }));
    connection.request(Address.keywordList, {}).then(
      ({keywords}) => (this.keywords = keywords),
      (error) => (this.keywordsError = sayWhy(error)),
    );
  }

  render() {
    return html`
      <section class="card" aria-labelledby="wishes-title">
        <h2 id="wishes-title">${sayBulletin.wishesTitle}</h2>
        <form @submit=${this.#saveKeywords} novalidate>
          <div class="field">
            <label for="my-keywords">${sayBulletin.keywords}</label>
            <textarea id="my-keywords" name="keywords" rows="4" dir="auto" autocapitalize="none" aria-describedby="my-keywords-hint"
              @focus=${wholly} ?disabled=${!this.keywords} .value=${(this.keywords ?? []).join('\n')}></textarea>
            <p class="hint" id="my-keywords-hint">${sayBulletin.keywordsHint}</p>
          </div>
          ${this.keywordsError ? html`<p class="error" role="alert">${this.keywordsError}</p>` : nothing}
          <button type="submit">${say.save} <span class="unseen">${sayBulletin.keywords}</span></button>
        </form>
        ${this.#quiet()}
      </section>
      <parlor-alerting></parlor-alerting>
    `;
  }

  #quiet() {
    const hours = this.self.me?.quietHours;
    return html`
      <form @submit=${this.#saveQuiet} novalidate>
        <fieldset aria-describedby="my-quiet-hint">
          <legend>${sayBulletin.quiet}</legend>
          <p class="hint" id="my-quiet-hint">${sayBulletin.quietHint}</p>
          <label class="also"><input type="checkbox" name="on" .checked=${Boolean(hours)} /> <span>${sayBulletin.quietOn}</span></label>
          <div class="row">
            <div class="field">
              <label for="my-quiet-from">${sayBulletin.from}</label>
              <input id="my-quiet-from" name="from" type="time" .value=${hours?.from ?? '22:00'} required />
            </div>
            <div class="field">
              <label for="my-quiet-to">${sayBulletin.until}</label>
              <input id="my-quiet-to" name="to" type="time" .value=${hours?.to ?? '07:00'} required />
            </div>
          </div>
        </fieldset>
        ${this.quietError ? html`<p class="error" role="alert">${this.quietError}</p>` : nothing}
        <button type="submit">${say.save} <span class="unseen">${sayBulletin.quiet}</span></button>
      </form>
    `;
  }

  /** @param {SubmitEvent} event */
  async #saveKeywords(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const keywords = String(form.get('keywords')).split('\n').map((word) => word.trim()).filter(Boolean);
    this.keywordsError = '';
    if (keywords.length > KEYWORDS_MAX || keywords.some((word) => word.length > KEYWORD_MAX)) {
      this.keywordsError = sayBulletin.keywordsTooMany;
      return;
    }
    try {
      ({keywords: this.keywords} = await this.visit.connection.request(Address.keywordSet, {keywords}));
      remark(sayBulletin.saved);
    } catch (error) {
      this.keywordsError = sayWhy(error);
    }
  }

  /** @param {SubmitEvent} event */
  async #saveQuiet(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const hours = {from: String(form.get('from')).slice(0, 5), to: String(form.get('to')).slice(0, 5)};
    this.quietError = '';
    if (form.has('on') && hours.from === hours.to) {
      this.quietError = sayBulletin.quietSame;
      return;
    }
    const timeZone = this.self.me?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      await this.self.change({quietHours: form.has('on') ? hours : null, timeZone});
      remark(sayBulletin.saved);
    } catch (error) {
      this.quietError = sayWhy(error);
    }
  }
}

customElements.define('parlor-wishes', ParlorWishes);
