import {html, nothing, render} from 'lit-html';
import {avatar, figure} from './figures.js';
import {remark} from './notices.js';
import {showPerson} from './person.js';
import {say, sayWhy} from './strings.js';

/**
 * @typedef {import('../client/wire.js').User} User
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../model/room.js').Room} Room
 * @typedef {import('../model/visit.js').Visit} Visit
 * @typedef {{title?: string, people: User[]}} Part
 */

/** People who did something, each of whom one can look at. Focus returns to where it was. */
class Those {
  #visit;
  #title;
  #dialog = document.createElement('dialog');
  #before = /** @type {HTMLElement | null} */ (document.activeElement);

  /** @param {Visit} visit @param {string} title @param {Part[]} parts */
  constructor(visit, title, parts) {
    this.#visit = visit;
    this.#title = title;
    const dialog = this.#dialog;
    dialog.className = 'ask those';
    dialog.setAttribute('aria-labelledby', 'those-title');
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.onclose = () => {
      dialog.remove();
      if (this.#before?.isConnected && document.activeElement === document.body) this.#before.focus();
    };
    document.body.append(dialog);
    this.show(parts);
    dialog.showModal();
  }

  /** @param {Part[]} parts */
  show(parts) {
    const content = html`
      <header class="card-head">
        <h2 id="those-title">${this.#title}</h2>
        <button type="button" class="quiet square" autofocus aria-label=${say.close} title=${say.close}
          @click=${() => this.#dialog.close()}>${figure.close()}</button>
      </header>
      <div class="those-parts" tabindex="0" role="group" aria-labelledby="those-title">
        ${parts.map(
          ({title, people}) => html`
            ${title ? html`<h3>${title} <span class="hint">${people.length}</span></h3>` : nothing}
            <ul class="people-list">${people.map((user) => this.#person(user))}</ul>
          `,
        )}
      </div>
    `;
    render(content, this.#dialog);
  }

  /** @param {User} user */
  #person(user) {
    return html`
      <li>
        ${avatar(user)}
        <span class="person">
          <span class="person-name">
            <button type="button" class="author" @click=${() => this.#look(user)}>
              <bdi title=${user.displayName}>${user.displayName}</bdi>
            </button>
          </span>
          <span class="hint whereabouts"><bdi>@${user.username}</bdi></span>
        </span>
      </li>
    `;
  }

  /** The person takes this one's place, and gives the focus back to where it was before. @param {User} user */
  #look(user) {
    this.#dialog.close();
    showPerson(this.#visit, user);
  }
}

/** Shows who reacted to a message, picture by picture. @param {Visit} visit @param {Room} room @param {Message} message */
export async function reactors(visit, room, message) {
  const parts = message.reactions.map(({emoji, users}) => ({title: emoji, people: users}));
  const those = new Those(visit, say.whoReacted, parts);
  const long = message.reactions.filter(({count, users}) => count > users.length);
  try {
    for (const {emoji} of long) {
      const people = await room.reactorsOf(message, emoji);
      those.show(parts.map((part) => (part.title === emoji ? Object.assign(part, {people}) : part)));
    }
  } catch (error) {
    remark(sayWhy(error));
  }
}

/** Shows who has read a message. @param {Visit} visit @param {Room} room @param {Message} message */
export function readers(visit, room, message) {
  new Those(visit, say.whoRead, [{people: room.readersOf(message)}]);
}
