import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import '../model/bulletin.js';
import {plainOf} from '../model/markdown.js';
import {agoOf, fullTimeOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {avatar, figure} from './figures.js';
import {later} from './later.js';
import {remark} from './notices.js';
import {sheet} from './sheet.js';
import {say, sayWhy} from './strings.js';
import {sayBulletin} from './strings-bulletin.js';
import './alerting.js';

/**
 * @typedef {import('../client/wire.js').Told} Told
 * @typedef {import('../client/wire.js').Reminder} Reminder
 */

await sheet('styles/bulletin.css');

/** What this person was told, with its history, and what they want to be reminded of. */
class ParlorBulletin extends ParlorElement {
  static properties = {visit: {attribute: false}, bulletin: {state: true}, error: {state: true}};

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/bulletin.js').Bulletin} */
    this.bulletin = given;
    this.error = '';
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('visit')) return;
    this.visit.told().then((bulletin) => {
      this.bulletin = bulletin;
      if (this.isConnected) this.follow(bulletin, this.visit.lobby);
    });
  }

  render() {
    const {bulletin, visit} = this;
    if (!bulletin) return nothing;
    const {told} = visit.lobby;
    return html`
      <div class="page bulletin-page">
        <a class="button quiet back" href="/">${figure.back()} ${say.back}</a>
        <h1>${say.bulletin}</h1>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <section class="card" aria-labelledby="told-title">
          <div class="row told-head">
            <h2 id="told-title">${sayBulletin.listTitle}</h2>
            <button type="button" class="small" ?disabled=${!told}
              @click=${() => this.#try(() => bulletin.readAll())}>${figure.check()} ${sayBulletin.readAll}</button>
          </div>
          <p class="unseen" role="status">${sayBulletin.unreadCount(told)}</p>
          <label class="also">
            <input type="checkbox" .checked=${bulletin.unreadOnly}
              @change=${(/** @type {Event} */ event) =>
                this.#try(() => bulletin.showUnread(/** @type {HTMLInputElement} */ (event.target).checked))} />
            <span>${sayBulletin.unreadOnly}</span>
          </label>
          ${this.#list(bulletin)}
          ${bulletin.more
            ? html`<button type="button" class="small" @click=${() => this.#try(() => bulletin.loadMore())}>${sayBulletin.more}</button>`
            : nothing}
        </section>
        <section class="card" aria-labelledby="reminders-title">
          <div class="row told-head">
            <h2 id="reminders-title">${sayBulletin.remindersTitle} <span class="hint">${bulletin.reminders.length}</span></h2>
            <button type="button" class="small" @click=${() => this.#remind({})}>${figure.plus()} ${sayBulletin.addReminder}</button>
          </div>
          ${bulletin.reminders.length
            ? html`<ul class="reminders">${repeat(bulletin.reminders, ({id}) => id, (reminder) => this.#reminder(reminder))}</ul>`
            : html`<p class="hint">${bulletin.loaded ? sayBulletin.noReminders : say.loading}</p>`}
        </section>
        <parlor-alerting></parlor-alerting>
      </div>
    `;
  }

  /** @param {import('../model/bulletin.js').Bulletin} bulletin */
  #list({list, loaded, unreadOnly}) {
    const shown = unreadOnly ? list.filter((told) => !this.#isRead(told)) : list;
    if (!shown.length) {
      const none = unreadOnly ? sayBulletin.nothingUnread : sayBulletin.nothing;
      return html`<p class="hint">${loaded ? none : say.loading}</p>`;
    }
    return html`<ul class="told">${repeat(shown, ({id}) => id, (told) => this.#told(told))}</ul>`;
  }

  /** What was said up to where its room is read counts as read before the server says so. @param {Told} told */
  #isRead({read, kind, room, message}) {
    if (read || kind === 'reminder' || !room || !message) return read;
    return message.seq <= (this.visit.lobby.rooms.get(room)?.reading.read ?? 0);
  }

  /** @param {Told} told */
  #told(told) {
    const {kind, at, message, user, reminder} = told;
    const who = kind === 'reminder' ? undefined : (user ?? message?.author);
    const unread = !this.#isRead(told);
    const to = pathOf(told);
    const text = kind === 'reminder' ? reminder?.text : undefined;
    const sentence = sentenceOf(told, this.visit);
    const name = who && sentence.startsWith(who.displayName) ? who.displayName : '';
    const rest = sentence.slice(name.length);
    const read = () => unread && this.bulletin.read(told).catch(() => {});
    const content = html`
      ${who ? avatar(who) : html`<span class="avatar" aria-hidden="true">${figure.clock()}</span>`}
      <span class="told-words">
        <span class="told-what" dir="auto"
          >${who && name
            ? html`<button type="button" class="author" @click=${() => this.#show(who)}><bdi>${name}</bdi></button>`
            : nothing}${to ? html`<a class="told-to" href=${to} aria-label=${sentence} @click=${read}>${rest}</a>` : rest}</span>
        ${text ? html`<span class="told-note" dir="auto">${text}</span>` : nothing}
        ${message
          ? html`<span class="told-text" dir="auto">${message.text === undefined ? html`<i>${say.deleted}</i>` : plainOf(message.text)}</span>`
          : nothing}
        ${reminder?.late ? html`<span class="told-late">${sayBulletin.late(fullTimeOf(reminder.at))}</span>` : nothing}
        <time class="hint" datetime=${at} title=${fullTimeOf(at)}>${agoOf(at)}</time>
        ${unread ? html`<span class="unseen">${sayBulletin.isUnread}</span>` : nothing}
      </span>
    `;
    return html`
      <li ?data-unread=${unread}>
        <div class="told-way">${content}</div>
        ${unread
          ? html`<button type="button" class="quiet square" title=${sayBulletin.markRead}
              aria-label="${sayBulletin.markRead}: ${sentence}"
              @click=${() => this.#try(() => this.bulletin.read(told))}>${figure.check()}</button>`
          : nothing}
      </li>
    `;
  }

  /** @param {Reminder} reminder */
  #reminder(reminder) {
    const {at, text, room, message} = reminder;
    const about = message && (message.text === undefined ? say.deleted : plainOf(message.text));
    const what = text ?? about ?? sayBulletin.ofMessage;
    return html`
      <li>
        <span class="told-words">
          <time class="told-what" datetime=${at}>${fullTimeOf(at)}</time>
          ${text ? html`<span class="told-note" dir="auto">${text}</span>` : nothing}
          ${message
            ? html`<a class="told-text" href="/rooms/${room}/${message.seq}" dir="auto">${message.author.displayName}: ${about}</a>`
            : text ? nothing : html`<span class="told-text">${sayBulletin.ofMessage}</span>`}
        </span>
        <button type="button" class="quiet square" aria-label=${sayBulletin.changeName(what)} title=${sayBulletin.change}
          @click=${() => this.#remind({reminder})}>${figure.edit()}</button>
        <button type="button" class="quiet square" aria-label=${sayBulletin.cancelName(what)} title=${sayBulletin.cancelReminder}
          @click=${() => this.#try(() => this.bulletin.cancel(reminder))}>${figure.trash()}</button>
      </li>
    `;
  }

  /** @param {import('../client/wire.js').User} user */
  async #show(user) {
    const part = await later('person.js', () => import('./person.js'));
    part?.showPerson(this.visit, user);
  }

  /** @param {{reminder?: Reminder}} about */
  async #remind(about) {
    const part = await later('remind.js', () => import('./remind.js'));
    part?.remind(this.visit, about);
  }

  /** @param {() => Promise<unknown>} action */
  async #try(action) {
    this.error = '';
    try {
      await action();
    } catch (error) {
      this.error = sayWhy(error);
      remark(this.error);
    }
  }
}

/** Where a notice leads; nowhere for a reminder of its own words. @param {Told} told */
function pathOf({kind, room, message}) {
  if (kind === 'friend') return '/people';
  return room && message ? `/rooms/${room}/${message.seq}` : '';
}

/** Where it was said: nowhere in particular where two are alone. @param {import('../model/room.js').Room} room @param {string} [author] */
function placeOf({isDirect, people, name}, author) {
  if (!isDirect) return sayBulletin.inRoom(name);
  const others = people.filter(({id}) => id !== author).map(({displayName}) => displayName);
  return others.length ? sayBulletin.among(others) : '';
}

/**
 * What a notice says.
 * @param {Told} told @param {import('../model/visit.js').Visit} visit @returns {string}
 */
export function sentenceOf({kind, room, message, user, keyword}, {lobby}) {
  if (kind === 'reminder') return sayBulletin.reminder;
  const there = room ? lobby.rooms.get(room) : undefined;
  const who = user ?? message?.author;
  return sayBulletin.kinds[kind](who?.displayName ?? '', there ? placeOf(there, who?.id) : '', keyword);
}

customElements.define('parlor-bulletin', ParlorBulletin);
