import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import {ParlorElement, given} from './element.js';
import {avatar, avatars, figure, mark} from './figures.js';
import {later} from './later.js';
import {say} from './strings.js';

/** @typedef {import('../model/room.js').Room} Room */

/** The person's rooms and themselves, at the side of every screen. */
class ParlorSidebar extends ParlorElement {
  static properties = {visit: {attribute: false}, route: {attribute: false}};

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('./router.js').Route} */
    this.route = given;
  }

  /** @param {Map<string, unknown>} changes */
  willUpdate(changes) {
    if (changes.has('visit')) this.follow(this.visit.lobby, this.visit.connection);
  }

  render() {
    const {me, lobby, connection} = this.visit;
    const rooms = lobby.list.filter((room) => !room.isDirect);
    const directs = lobby.list.filter((room) => room.isDirect);
    const {asking} = lobby;
    return html`
      <header class="sidebar-brand">
        <a class="wordmark" href="/" aria-current=${this.route.screen === 'home' ? 'page' : nothing}>
          ${mark()} ${say.parlor}
        </a>
        <a class="button quiet square sidebar-told" href="/notices" title=${say.bulletin}
          aria-label=${lobby.told ? `${say.bulletin}, ${say.unreadTold(lobby.told)}` : say.bulletin}
          aria-current=${this.route.screen === 'notices' ? 'page' : nothing}>${figure.bell()}${lobby.told
            ? html`<span class="count" aria-hidden="true">${say.badge(lobby.told)}</span>`
            : nothing}</a>
        <a class="button quiet square sidebar-search" href="/search" aria-label=${say.search} title=${say.searchTitle}
          aria-current=${this.route.screen === 'search' ? 'page' : nothing}>${figure.search()}</a>
      </header>
      <nav class="rooms" aria-labelledby="rooms-title">
        <div class="rooms-head">
          <h2 id="rooms-title">${say.rooms}</h2>
          <a class="button quiet square" href="/#new" aria-label=${say.newRoom} title=${say.newRoom}>${figure.plus()}</a>
        </div>
        ${rooms.length
          ? html`<ul>${repeat(rooms, (room) => room.id, (room) => this.#room(room))}</ul>`
          : html`<p class="rooms-none">${lobby.loaded ? say.noRooms : say.loading}</p>`}
        <div class="rooms-head">
          <h2 id="directs-title">${say.directs}</h2>
          <button type="button" class="quiet square" aria-label=${say.newDirect} title=${say.newDirect}
            @click=${this.#gather}>${figure.plus()}</button>
        </div>
        <a class="people-link" href="/people" aria-current=${this.route.screen === 'people' ? 'page' : nothing}>
          ${figure.people()} <span class="room-name">${say.peopleTitle}</span>
          ${asking
            ? html`<span class="count" aria-hidden="true">${say.badge(asking)}</span>
                <span class="unseen">${say.asking(asking)}</span>`
            : nothing}
        </a>
        ${directs.length
          ? html`<ul aria-labelledby="directs-title">${repeat(directs, (room) => room.id, (room) => this.#room(room))}</ul>`
          : nothing}
      </nav>
      <a class="sidebar-me" href="/profile" aria-current=${this.route.screen === 'profile' ? 'page' : nothing}>
        ${avatar(me, connection.isOpen)}
        <span class="sidebar-name">
          <strong dir="auto">${me.displayName}</strong>
          <span>${connection.isOpen ? say.online : say.offline}</span>
        </span>
        <span class="unseen">${say.profile}</span>
      </a>
    `;
  }

  async #gather() {
    const part = await later('gather.js', () => import('./gather.js'));
    part?.gather(this.visit);
  }

  /** @param {Room} room */
  #room(room) {
    const here = this.route.screen === 'room' && this.route.room === room.id;
    return html`
      <li>
        <a href="/rooms/${room.id}" aria-current=${here ? 'page' : nothing} ?data-unread=${room.unread > 0}>
          ${room.isDirect ? avatars(room.people) : html`<span class="room-sign" aria-hidden="true"></span>`}
          <span class="room-name" dir="auto" title=${room.name}>${room.name}</span>
          ${room.mentions
            ? html`<span class="count calls" aria-hidden="true">@${say.badge(room.mentions)}</span>
                <span class="unseen">${say.called(room.mentions)}</span>`
            : nothing}
          ${room.unread
            ? html`<span class="count" aria-hidden="true">${say.badge(room.unread)}</span>
                <span class="unseen">${say.unread(room.unread)}</span>`
            : nothing}
        </a>
      </li>
    `;
  }
}

customElements.define('parlor-sidebar', ParlorSidebar);
