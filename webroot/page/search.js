import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import {Search, excerpt} from '../model/search.js';
import {fullTimeOf, timeOf, dayOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {avatar, figure} from './figures.js';
import {later} from './later.js';
import {announce} from './notices.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';
import {sayFinding} from './strings-finding.js';

/**
 * @typedef {import('../client/wire.js').Found} Found
 * @typedef {import('../model/search.js').Order} Order
 */

const TYPING_MS = 250;
const TEXT_MAX = 500;
/** @type {Order[]} */
const ORDERS = ['newest', 'best'];

await sheet('styles/search.css');

/** The screen on which one looks for what was said; its address holds what is looked for. */
class ParlorSearch extends ParlorElement {
  static properties = {visit: {attribute: false}, wanted: {attribute: false}};
  #typing = 0;

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** What the address says. */
    this.wanted = '';
    /** @type {Search} */
    this.search = given;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('visit')) {
      this.search = new Search(this.visit.connection);
      this.follow(this.search, this.visit.lobby);
      this.onEnd(this.search.watch(() => this.#tell()));
      this.onEnd(this.visit.connection.watch((state) => state === 'open' && this.search.error && this.#look()));
    }
    if (changes.has('wanted') && this.wanted !== this.search.text) this.#look(this.wanted);
  }

  firstUpdated() {
    this.#field?.focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  render() {
    const {search} = this;
    return html`
      <div class="page search">
        <a class="button quiet square back" href="/" aria-label=${say.back}>${figure.back()}</a>
        <h1>${say.search}</h1>
        <form role="search" class="search-form" @submit=${this.#submitted}>
          <label class="unseen" for="search-text">${sayFinding.searchLabel}</label>
          <input id="search-text" type="search" name="q" maxlength=${TEXT_MAX} autocomplete="off" dir="auto"
            autocapitalize="none" spellcheck="false" placeholder=${sayFinding.searchPlaceholder}
            aria-describedby="search-help" .value=${search.text} @input=${this.#typed} />
          <fieldset class="segments search-order">
            <legend class="unseen">${sayFinding.searchOrder}</legend>
            ${ORDERS.map((order) => this.#choice(order))}
          </fieldset>
        </form>
        ${this.#help()} ${this.#answer()}
      </div>
    `;
  }

  /** @param {Order} order */
  #choice(order) {
    return html`
      <label>
        <input type="radio" name="order" value=${order} .checked=${this.search.order === order}
          @change=${() => this.#look(this.search.text, order)} />
        <span>${sayFinding.searchOrders[order]}</span>
      </label>
    `;
  }

  #help() {
    return html`
      <p id="search-help" class="search-help">
        <span>${sayFinding.searchHelp}</span>
        ${sayFinding.searchFilters.map(
          (filter) => html`<button type="button" class="small quiet" @click=${() => this.#add(filter)}>${filter}</button>`,
        )}
      </p>
    `;
  }

  #answer() {
    const {error, results, answered, busy, more} = this.search;
    if (error) return html`<p class="error" role="alert">${sayWhy(error)}</p>`;
    if (answered && !results.length && !busy) return html`<p class="search-none">${sayFinding.nothingFound}</p>`;
    return html`
      <ol class="results" aria-label=${sayFinding.results} aria-busy=${String(busy)}>
        ${repeat(results, (found) => found.message.id, (found) => this.#result(found))}
      </ol>
      ${more
        ? html`<button type="button" class="search-more" ?disabled=${busy} @click=${() => this.search.next()}>
            ${sayFinding.moreResults}
          </button>`
        : nothing}
    `;
  }

  /** @param {Found} found */
  #result(found) {
    const {room, seq, author, at} = found.message;
    const day = `${dayOf(new Date(at))}, ${timeOf(at)}`;
    const where = this.#placeOf(room);
    return html`
      <li class="result">
        ${avatar(author)}
        <div class="result-body">
          <p class="result-head">
            <button type="button" class="author" @click=${() => this.#show(author)}>
              <strong dir="auto">${author.displayName}</strong>
            </button>
            <span dir="auto">${where}</span>
            <time datetime=${at} title=${fullTimeOf(at)}>${day}</time>
          </p>
          <a class="result-text" href="/rooms/${room}/${seq}" dir="auto">${excerpt(found).map(({text, marked}) =>
            marked ? html`<mark>${text}</mark>` : text,
          )}<span class="unseen">, ${author.displayName}, ${where}, ${day}</span></a>
        </div>
      </li>
    `;
  }

  /** @param {import('../client/wire.js').User} user */
  async #show(user) {
    const part = await later('person.js', () => import('./person.js'));
    part?.showPerson(this.visit, user);
  }

  /** @param {string} id */
  #placeOf(id) {
    const room = this.visit.lobby.rooms.get(id);
    return room?.isDirect ? sayFinding.among(room.name) : (room?.name ?? '');
  }

  /** @returns {HTMLInputElement | null} */
  get #field() {
    return this.querySelector('#search-text');
  }

  #typed() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#look(this.#field?.value ?? ''), TYPING_MS);
  }

  /** @param {SubmitEvent} event */
  #submitted(event) {
    event.preventDefault();
    clearTimeout(this.#typing);
    this.#look(this.#field?.value ?? '');
  }

  /** @param {string} filter */
  #add(filter) {
    const field = this.#field;
    if (!field) return;
    const text = field.value.trim();
    field.value = text ? `${text} ${filter}` : filter;
    field.focus();
    if (!filter.endsWith(':')) this.#look(field.value);
  }

  /** The address follows, so that going back from a result comes here again. */
  #look(text = this.search.text, order = this.search.order) {
    if (text !== this.wanted) history.replaceState(null, '', `/search${text ? `?q=${encodeURIComponent(text)}` : ''}`);
    this.wanted = text;
    this.search.look(text, order);
  }

  #tell() {
    const {busy, answered, error, results, more} = this.search;
    if (!busy && answered && !error) announce(sayFinding.found(results.length, more));
  }
}

customElements.define('parlor-search', ParlorSearch);
