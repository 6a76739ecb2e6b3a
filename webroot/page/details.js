import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import {Bounds} from '../client/wire.js';
import {agoOf, fullTimeOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {avatar, figure} from './figures.js';
import {later} from './later.js';
import {ask, copy, remark} from './notices.js';
import {say, sayIn, sayWhy} from './strings.js';

const REFRESH_MS = 30_000;

/** @typedef {import('../client/wire.js').Member} Member */

/** What a room is about, how to get in, and who is in it: beside the room, or over it where space is short. */
class ParlorDetails extends ParlorElement {
  static properties = {
    visit: {attribute: false},
    room: {attribute: false},
    close: {attribute: false},
    modal: {attribute: false},
    editing: {state: true},
    error: {state: true},
  };
  #ticking = 0;

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/room.js').Room} */
    this.room = given;
    this.close = () => {};
    /** Over the room instead of beside it. */
    this.modal = false;
    this.editing = false;
    this.error = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), REFRESH_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('room')) return;
    this.editing = false;
    this.error = '';
    this.follow(this.room, this.room.members, this.visit.connection);
  }

  updated() {
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  render() {
    const {level, mutedUntil} = this.room.view;
    const words = sayIn(this.room);
    const content = html`
      <header class="details-head">
        <h2 id="details-title">${words.details}</h2>
        <button type="button" class="quiet square" aria-label=${say.close} title=${say.close} @click=${this.#shut}>
          ${figure.close()}
        </button>
      </header>
      ${this.room.isDirect ? nothing : this.#about()}
      ${this.room.view.code ? this.#invite(this.room.view.code) : nothing} ${this.#people()}
      <section class="details-part">
        <button type="button" class="wide" @click=${this.#heed}>
          ${figure.bell()} ${say.heeds[level]}${say.heedMuted(Boolean(mutedUntil && Date.parse(mutedUntil) > Date.now()))}
          <span class="unseen">${words.heed}</span>
        </button>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        ${this.room.isDirect
          ? html`<button type="button" class="wide" @click=${this.#gather}>${figure.plus()} ${say.withMore}</button>`
          : html`<button type="button" class="danger wide" @click=${this.#leave}>${figure.leave()} ${say.leave}</button>`}
      </section>
    `;
    return this.modal
      ? html`<dialog class="details" aria-labelledby="details-title" @close=${() => this.close()}
          @click=${this.#outside}>${content}</dialog>`
      : html`<aside class="details" aria-labelledby="details-title">${content}</aside>`;
  }

  #about() {
    const {name, topic} = this.room.view;
    if (this.editing) return this.#form();
    return html`
      <section class="details-part" aria-labelledby="details-about">
        <h3 id="details-about">${say.about}</h3>
        <p class="details-name" dir="auto">${name}</p>
        <p class=${topic ? 'details-topic' : 'details-topic none'} dir="auto">${topic || say.noTopic}</p>
        ${this.room.isOwner
          ? html`<button type="button" class="small" @click=${() => (this.editing = true)}>
              ${figure.edit()} ${say.editRoom}
            </button>`
          : nothing}
      </section>
    `;
  }

  #form() {
    const {name, topic} = this.room.view;
    return html`
      <section class="details-part">
        <form @submit=${this.#save}>
          <div class="field">
            <label for="edit-name">${say.roomName}</label>
            <input id="edit-name" name="name" .value=${name} maxlength=${Bounds.roomName} required dir="auto" autocomplete="off" />
          </div>
          <div class="field">
            <label for="edit-topic">${say.roomTopic}</label>
            <textarea id="edit-topic" name="topic" rows="3" .value=${topic ?? ''} maxlength=${Bounds.topic} dir="auto"></textarea>
          </div>
          <div class="row">
            <button type="submit" class="primary small">${say.save}</button>
            <button type="button" class="small" @click=${() => (this.editing = false)}>${say.cancel}</button>
          </div>
        </form>
      </section>
    `;
  }

  /** @param {string} code */
  #invite(code) {
    return html`
      <section class="details-part" aria-labelledby="details-invite">
        <h3 id="details-invite">${say.invite}</h3>
        <p class="invite"><code>${code}</code></p>
        <p class="hint">${say.inviteHint}</p>
        <div class="row">
          <button type="button" class="small" @click=${() => copy(code)}>${figure.copy()} ${say.copyCode}</button>
          <button type="button" class="small" @click=${() => copy(`${location.origin}/join/${encodeURIComponent(code)}`)}>
            ${figure.link()} ${say.copyInvite}
          </button>
          <button type="button" class="small" @click=${this.#renew}>${figure.renew()} ${say.renewCode}</button>
        </div>
      </section>
    `;
  }

  #people() {
    const {members, view} = this.room;
    return html`
      <section class="details-part" aria-labelledby="details-people">
        <h3 id="details-people">${sayIn(this.room).people_} <span class="hint">${view.memberCount}</span></h3>
        <ul class="people-list">${repeat(members.list, (member) => member.user.id, (member) => this.#member(member))}</ul>
        ${members.partial ? html`<p class="hint">${say.morePeople}</p>` : nothing}
      </section>
    `;
  }

  /** @param {Member} member */
  #member({user, role, online, lastSeen}) {
    const me = user.id === this.visit.me.id;
    const {isAway} = this.visit.connection;
    const where = isAway ? say.notKnown : online ? say.online : lastSeen ? say.lastSeen(agoOf(lastSeen)) : say.offline;
    return html`
      <li>
        ${avatar(user, isAway ? undefined : online)}
        <span class="person">
          <span class="person-name">
            <button type="button" class="author" @click=${() => this.#show(user)}>
              <bdi title=${user.displayName}>${user.displayName}</bdi>
            </button>
            ${me ? html`<span class="hint">${say.you}</span>` : nothing}
            ${role === 'owner' ? html`<span class="role">${say.owner}</span>` : nothing}
          </span>
          <span class="hint whereabouts">
            <span title=${!online && lastSeen ? fullTimeOf(lastSeen) : nothing}>${where}</span>
            <bdi>@${user.username}</bdi>
          </span>
        </span>
        ${me || (this.room.isDirect && this.room.people.length === 1)
          ? nothing
          : html`<button type="button" class="quiet square" aria-label=${say.talkName(user.displayName)}
              title=${say.talkName(user.displayName)} @click=${() => this.#talk(user)}>${figure.talk()}</button>`}
        ${this.room.isOwner && role !== 'owner' && !me
          ? html`<button type="button" class="quiet square" aria-label=${say.removeMember(user.displayName)}
              title=${say.removeMember(user.displayName)} @click=${() => this.#remove(user)}>${figure.close()}</button>`
          : nothing}
      </li>
    `;
  }

  #shut() {
    this.querySelector('dialog')?.close();
    this.close();
  }

  /** @param {MouseEvent} event a click beside the dialog */
  #outside(event) {
    if (event.target === event.currentTarget) this.#shut();
  }

  /** @param {SubmitEvent} event */
  async #save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const name = String(form.get('name')).trim();
    const topic = String(form.get('topic')).trim();
    if (!name) return;
    await this.#try(() => this.visit.lobby.change(this.room, {name, topic}));
    this.editing = Boolean(this.error);
  }

  async #renew() {
    const question = {title: say.renewTitle, lead: say.renewLead, confirm: say.renewCode};
    if (await ask(question)) await this.#try(() => this.visit.lobby.renewCode(this.room));
  }

  /** @param {import('../client/wire.js').User} user */
  async #show(user) {
    const part = await later('person.js', () => import('./person.js'));
    part?.showPerson(this.visit, user);
  }

  async #heed() {
    const part = await later('heed.js', () => import('./heed.js'));
    part?.heed(this.visit, this.room);
  }

  async #gather() {
    const part = await later('gather.js', () => import('./gather.js'));
    part?.gather(this.visit, this.room.people);
  }

  /** @param {import('../client/wire.js').User} user */
  async #talk(user) {
    await this.#try(() => this.visit.talk([user]));
    if (!this.error && this.modal) this.#shut();
  }

  /** @param {import('../client/wire.js').User} user */
  async #remove(user) {
    const title = say.removeTitle(user.displayName);
    const also = this.room.view.code && say.removeAlso;
    const answer = await ask({title, lead: say.removeLead, confirm: say.removeConfirm, also});
    if (!answer) return;
    // The code first, so that there is no moment in which the old one lets them in again.
    this.error = '';
    if (answer.also) await this.#try(() => this.visit.lobby.renewCode(this.room));
    if (!this.error) await this.#try(() => this.visit.lobby.removeMember(this.room, user));
  }

  async #leave() {
    const title = say.leaveTitle(this.room.name);
    if (!(await ask({title, lead: say.leaveLead, confirm: say.leave}))) return;
    await this.#try(() => this.visit.lobby.leave(this.room));
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

customElements.define('parlor-details', ParlorDetails);
