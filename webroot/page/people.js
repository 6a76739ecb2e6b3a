import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import '../model/circle.js';
import {Refusal} from '../client/refusal.js';
import {agoOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {avatar, figure} from './figures.js';
import {later} from './later.js';
import {ask, remark} from './notices.js';
import {say, sayWhy} from './strings.js';
import {sayPeople} from './strings-people.js';

/** @typedef {import('../client/wire.js').User} User */

const TYPED_MS = 250;

/** Friends, who asks, and everybody else who may be found. */
class ParlorPeople extends ParlorElement {
  static properties = {visit: {attribute: false}, circle: {state: true}, found: {state: true}, text: {state: true}, error: {state: true}};
  #typing = 0;

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/circle.js').Circle} */
    this.circle = given;
    /** @type {{people: User[], cursor?: string} | null} */
    this.found = null;
    this.text = '';
    this.error = '';
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (!changes.has('visit')) return;
    this.visit.people().then((circle) => {
      this.circle = circle;
      if (this.isConnected) this.follow(circle, this.visit.connection);
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#typing);
  }

  render() {
    const {circle} = this;
    if (!circle) return nothing;
    return html`
      <div class="page people-page">
        <a class="button quiet back" href="/">${figure.back()} ${say.back}</a>
        <h1>${say.peopleTitle}</h1>
        <section class="card" aria-labelledby="find-title">
          <h2 id="find-title">${sayPeople.findTitle}</h2>
          <form role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
            <div class="field">
              <label for="find-text">${sayPeople.findLabel}</label>
              <input id="find-text" type="search" maxlength="64" autocomplete="off" autocapitalize="none" dir="auto"
                @input=${this.#type} />
            </div>
          </form>
          <p class="unseen" role="status">${this.found ? sayPeople.foundCount(this.found.people.length) : ''}</p>
          ${this.#results()}
        </section>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        ${this.#list(sayPeople.incomingTitle, circle.incoming, (user) => [
          this.#step('accept', sayPeople.accept, user),
          this.#step('decline', sayPeople.decline, user),
        ])}
        ${this.#friends()}
        ${this.#list(sayPeople.outgoingTitle, circle.outgoing, (user) => [this.#step('withdraw', sayPeople.withdraw, user)])}
        ${this.#list(sayPeople.blockedTitle, circle.blocked, (user) => [
          html`<button type="button" class="small" aria-label=${sayPeople.unblockName(user.displayName)}
            @click=${() => this.#try(() => circle.block(user, false))}>${sayPeople.unblock}</button>`,
        ])}
      </div>
    `;
  }

  #results() {
    if (!this.found) return nothing;
    if (!this.found.people.length) return html`<p class="hint">${sayPeople.nobodyFound}</p>`;
    return html`
      <ul class="people-list">
        ${repeat(this.found.people, (user) => user.id, (user) => this.#person(user, undefined, html`<bdi>@${user.username}</bdi>`, this.#ways(user)))}
      </ul>
      ${this.found.cursor
        ? html`<button type="button" class="small" @click=${this.#more}>${sayPeople.moreFound}</button>`
        : nothing}
    `;
  }

  #friends() {
    const {circle} = this;
    const {connection} = this.visit;
    const {friends} = circle;
    if (!circle.loaded) return nothing;
    return html`
      <section class="card" aria-labelledby="friends-title">
        <h2 id="friends-title">${sayPeople.friends} <span class="hint">${friends.length}</span></h2>
        ${friends.length ? nothing : html`<p class="lead">${sayPeople.noFriends}</p>`}
        <ul class="people-list">
          ${repeat(friends, ({user}) => user.id, ({user, online, lastSeen}) => {
            const here = connection.isOpen ? online : false;
            const where = !connection.isOpen
              ? say.notKnown
              : online ? say.online : lastSeen ? say.lastSeen(agoOf(lastSeen)) : say.offline;
            return this.#person(user, here, html`<span>${where}</span> <bdi>@${user.username}</bdi>`, [
              this.#talk(user),
              this.#menu(user),
            ]);
          })}
        </ul>
      </section>
    `;
  }

  /**
   * @param {string} title @param {{user: User}[]} people
   * @param {(user: User) => unknown[]} ways
   */
  #list(title, people, ways) {
    if (!people.length) return nothing;
    return html`
      <section class="card" aria-label=${title}>
        <h2>${title} <span class="hint">${people.length}</span></h2>
        <ul class="people-list">
          ${repeat(people, ({user}) => user.id, ({user}) => this.#person(user, undefined, html`<bdi>@${user.username}</bdi>`, ways(user)))}
        </ul>
      </section>
    `;
  }

  /** @param {User} user @param {boolean | undefined} online @param {unknown} hint @param {unknown[]} ways */
  #person(user, online, hint, ways) {
    return html`
      <li>
        ${avatar(user, online)}
        <span class="person">
          <span class="person-name">
            <button type="button" class="author" @click=${() => this.#show(user)}>
              <bdi title=${user.displayName}>${user.displayName}</bdi>
            </button>
          </span>
          <span class="hint whereabouts">${hint}</span>
        </span>
        <span class="ways">${ways}</span>
      </li>
    `;
  }

  /** @param {User} user */
  async #show(user) {
    const part = await later('person.js', () => import('./person.js'));
    part?.showPerson(this.visit, user);
  }

  /** What one can do about somebody who was found. @param {User} user */
  #ways(user) {
    const {circle} = this;
    if (circle.hasBlocked(user.id)) return [html`<span class="hint">${sayPeople.isBlocked}</span>`];
    switch (circle.stateOf(user.id)) {
      case 'friends':
        return [this.#talk(user), html`<span class="hint">${sayPeople.isFriend}</span>`];
      case 'incoming':
        return [this.#talk(user), this.#step('accept', sayPeople.accept, user)];
      case 'outgoing':
        return [this.#talk(user), html`<span class="hint">${sayPeople.wasAsked}</span>`];
      case 'none':
        return [this.#talk(user), this.#step('request', sayPeople.befriend, user), this.#block(user)];
    }
  }

  /** @param {User} user */
  #menu(user) {
    const remove = async () => {
      const question = {title: sayPeople.unfriendTitle(user.displayName), lead: sayPeople.unfriendLead, confirm: sayPeople.unfriend};
      if (await ask(question)) await this.#try(() => this.circle.take('remove', user));
    };
    return [
      html`<button type="button" class="quiet square" aria-label=${sayPeople.unfriendName(user.displayName)}
        title=${sayPeople.unfriendName(user.displayName)} @click=${remove}>${figure.close()}</button>`,
      this.#block(user),
    ];
  }

  /** @param {User} user */
  #block(user) {
    const block = async () => {
      const question = {title: sayPeople.blockTitle(user.displayName), lead: sayPeople.blockLead, confirm: sayPeople.block};
      if (await ask(question)) await this.#try(() => this.circle.block(user, true));
    };
    return html`<button type="button" class="quiet square" aria-label=${sayPeople.blockName(user.displayName)}
      title=${sayPeople.blockName(user.displayName)} @click=${block}>${figure.block()}</button>`;
  }

  /** @param {User} user */
  #talk(user) {
    return html`<button type="button" class="small" aria-label=${say.talkName(user.displayName)}
      @click=${() => this.#try(() => this.visit.talk([user]))}>${sayPeople.talk}</button>`;
  }

  /** @param {'request' | 'accept' | 'decline' | 'withdraw'} step @param {string} label @param {User} user */
  #step(step, label, user) {
    return html`<button type="button" class="small" aria-label="${label}: ${user.displayName}"
      @click=${() => this.#try(() => this.circle.take(step, user))}>${label}</button>`;
  }

  /** @param {InputEvent} event */
  #type(event) {
    this.text = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#find(), TYPED_MS);
  }

  async #find() {
    const {text} = this;
    if (!text) return (this.found = null);
    try {
      const found = await this.circle.find(text);
      if (text === this.text) this.found = found;
    } catch (error) {
      if (Refusal.of(error).code === 'rate_limited') this.#typing = setTimeout(() => this.#find(), 1_000);
      else this.error = sayWhy(error);
    }
  }

  async #more() {
    const {text, found} = this;
    if (!found?.cursor) return;
    await this.#try(async () => {
      const {people, cursor} = await this.circle.find(text, found.cursor);
      if (this.found === found) this.found = {people: [...found.people, ...people], cursor};
    });
  }

  /** @param {() => Promise<unknown>} action */
  async #try(action) {
    this.error = '';
    try {
      await action();
    } catch (error) {
      this.error = Refusal.of(error).code === 'not_allowed' ? sayPeople.takesNothing : sayWhy(error);
      remark(this.error);
    }
  }
}

customElements.define('parlor-people', ParlorPeople);
