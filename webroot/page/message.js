import {html, nothing} from 'lit-html';
import {plainOf} from '../model/markdown.js';
import {fullTimeOf, shortTimeOf, timeOf} from './clock.js';
import {avatar, figure} from './figures.js';
import {prose} from './prose.js';
import {say} from './strings.js';

/**
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../client/wire.js').User} User
 * @typedef {import('../client/shelf.js').Entry} Entry
 * @typedef {object} Actions
 * @property {(message: Message) => void} edit
 * @property {(message: Message, text: string) => Promise<unknown>} save
 * @property {() => void} done
 * @property {(message: Message) => void} remove
 * @property {(message: Message) => void} copyLink
 * @property {(message: Message) => void} answer
 * @property {(message: Message) => void} unread from here on
 * @property {(message: Message) => void} remind of it later
 * @property {(message: Message) => void} versions shows what it said before
 * @property {(message: Message) => void} pick an emoji to react with
 * @property {(message: Message, emoji: string) => void} react
 * @property {(message: Message) => void} reactors shows who reacted
 * @property {(message: Message) => void} readers shows who has read it
 * @property {(user: User) => void} person shows somebody
 *
 * @typedef {{active: boolean, calls: Map<string, boolean>, called: boolean, seenBy: string,
 *   maySeeEdits: boolean, pointed: boolean, shown: boolean, editing: boolean, mayEdit: boolean,
 *   mayDelete: boolean, me: string, act: Actions}} Situation
 */

const LABEL_MAX = 400;

/** What walks the list. */
const KEYS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Escape'];

/** What can be reached within a row. */
const STOPS = '.quoted, .call[type], .edited[type], .reactions button, .seen button, .tools button';

/** @param {Event} event @returns {HTMLElement | null} the row it happened in */
export const rowAt = (event) => /** @type {Element} */ (event.target).closest?.('article[data-key]') ?? null;

/**
 * A message in the list.
 * @param {{key: string, message: Message, opens: boolean}} row
 * @param {Situation} situation
 */
export function messageRow({key, message, opens}, situation) {
  const {author, at, text, seq} = message;
  const {active, shown, editing, act} = situation;
  const words = message.deletedAt ? say.deleted : (text ?? '').slice(0, LABEL_MAX) + reactionsLabel(message);
  return html`
    <li ?data-opens=${opens}>
      <article
        class="message"
        data-key=${key}
        data-seq=${seq}
        ?data-shown=${shown}
        ?data-called=${situation.called}
        tabindex=${active ? 0 : -1}
        aria-label=${say.messageLabel(author.displayName, timeOf(at), words)}
      >
        ${opens ? avatar(author) : timeTag(at, 'message-aside')}
        <div class="message-body">
          ${opens ? byline(author, at, act.person) : nothing}
          ${editing
            ? html`<parlor-editor
                .text=${text ?? ''}
                .save=${(/** @type {string} */ changed) => act.save(message, changed)}
                .done=${act.done}
              ></parlor-editor>`
            : content(message, situation)}
          ${message.reactions.length ? reactions(message, situation) : nothing}
          ${situation.seenBy
            ? html`<p class="seen"><button type="button" tabindex="-1" title=${say.whoRead}
                @click=${() => act.readers(message)}>${situation.seenBy}</button></p>`
            : nothing}
        </div>
        ${situation.pointed && !editing && !message.deletedAt ? tools(message, situation) : nothing}
      </article>
    </li>
  `;
}

/**
 * Something typed that the server has not answered yet, and what became of it.
 * @param {{key: string, entry: Entry, opens: boolean}} row
 * @param {{me: User, active: boolean, connected: boolean, outbox: import('../client/outbox.js').Outbox,
 *   refusals: Record<string, string>}} situation
 */
export function entryRow({key, entry, opens}, {me, active, connected, outbox, refusals}) {
  const {at, text} = entry;
  return html`
    <li ?data-opens=${opens}>
      <article
        class="message"
        data-key=${key}
        data-state=${entry.state}
        tabindex=${active ? 0 : -1}
        aria-label=${say.messageLabel(me.displayName, timeOf(at), text.slice(0, LABEL_MAX))}
      >
        ${opens ? avatar(me) : timeTag(at, 'message-aside')}
        <div class="message-body">
          ${opens ? byline(me, at) : nothing}
          ${entry.quote ? quoted(entry.room, entry.quote) : nothing}
          <div class="prose">${prose(text)}</div>
          ${delivery(entry, connected, outbox, refusals)}
        </div>
      </article>
    </li>
  `;
}

/**
 * @param {Entry} entry @param {boolean} connected @param {import('../client/outbox.js').Outbox} outbox
 * @param {Record<string, string>} refusals
 */
function delivery(entry, connected, outbox, refusals) {
  const refused = entry.state === 'refused';
  if (entry.state === 'sent') return html`<p class="delivery">${say.sent}</p>`;
  if (!refused && connected) return html`<p class="delivery">${say.sending}</p>`;
  const reason = refusals[entry.reason ?? ''] ?? refusals.unavailable;
  return html`
    <p class=${refused ? 'delivery unsent refused' : 'delivery unsent'}>
      <span>${refused ? say.notSent(reason) : say.waitingToSend}</span>
      <button type="button" class="link" @click=${() => outbox.retry(entry)}>${say.retry}</button>
      <button type="button" class="link" @click=${() => outbox.discard(entry)}>${say.discard}</button>
    </p>
  `;
}

/** @param {Message} message @param {Situation} situation */
function content(message, {calls, maySeeEdits, act}) {
  const {room, text, editedAt, deletedAt, quote} = message;
  if (deletedAt) return html`<p class="deleted">${say.deleted}</p>`;
  return html`
    ${quote ? quoted(room, quote) : nothing}
    <div class="prose">
      ${prose(text ?? '', calls)}${editedAt
        ? edited(editedAt, maySeeEdits ? () => act.versions(message) : null)
        : nothing}
    </div>
  `;
}

/** @param {string} at @param {(() => void) | null} show what it said before */
const edited = (at, show) =>
  show
    ? html`<button type="button" class="edited" tabindex="-1" title=${say.showVersions} @click=${show}>${say.edited}</button>`
    : html`<span class="edited" title=${fullTimeOf(at)}>${say.edited}</span>`;

/** What a message answers, and the way there. @param {string} room @param {import('../client/wire.js').Quote} quote */
const quoted = (room, {seq, author, text}) => html`
  <a class="quoted" href="/rooms/${room}/${seq}" tabindex="-1">
    <span class="unseen">${say.answers}</span>
    <bdi>${author.displayName}</bdi>
    ${text === undefined ? html`<i>${say.deleted}</i>` : html`<span dir="auto">${plainOf(text)}</span>`}
  </a>
`;

/** @param {Message} message @param {Situation} situation */
const reactions = (message, {me, act}) => html`
  <ul class="reactions" aria-label=${say.reactions}>
    ${message.reactions.map(({emoji, count, users}) => {
      const who = say.reacted(emoji, users.map((user) => user.displayName), count);
      const mine = users.some((user) => user.id === me);
      return html`
        <li>
          <button type="button" class="reaction" tabindex="-1" aria-pressed=${String(mine)} aria-label=${who} title=${who}
            @click=${() => act.react(message, emoji)}><span aria-hidden="true">${emoji}</span> ${count}</button>
        </li>
      `;
    })}
    <li>
      <button type="button" class="quiet reactors" tabindex="-1" aria-label=${say.whoReacted} title=${say.whoReacted}
        @click=${() => act.reactors(message)}>${figure.people()}</button>
    </li>
  </ul>
`;

/** @param {Message} message */
const reactionsLabel = ({reactions}) =>
  reactions.map(({emoji, users, count}) => `, ${say.reacted(emoji, users.map((user) => user.displayName), count)}`).join('');

/** @param {User} author @param {string} at @param {(user: User) => void} [show] */
const byline = (author, at, show) => html`
  <p class="byline">
    ${show
      ? html`<button type="button" class="author" tabindex="-1" @click=${() => show(author)}>
          <strong dir="auto">${author.displayName}</strong>
        </button>`
      : html`<strong dir="auto">${author.displayName}</strong>`}
    ${timeTag(at)}
  </p>
`;

/** @param {string} at @param {string} [kind] */
const timeTag = (at, kind = '') => html`
  <time class=${kind || nothing} datetime=${at} title=${fullTimeOf(at)}>${(kind ? shortTimeOf : timeOf)(at)}</time>
`;

/** @param {Message} message @param {Situation} situation */
function tools(message, {me, mayEdit, mayDelete, act}) {
  /** @param {string} name @param {unknown} drawing @param {(message: Message) => void} run */
  const tool = (name, drawing, run) => html`
    <button type="button" class="quiet square" tabindex="-1" aria-label=${name} title=${name}
      @click=${() => run(message)}>${drawing}</button>
  `;
  return html`
    <div class="tools" role="toolbar" aria-label=${say.actions}>
      ${tool(say.react, figure.smile(), act.pick)}
      ${tool(say.reply, figure.reply(), act.answer)}
      ${mayEdit ? tool(say.edit, figure.edit(), act.edit) : nothing}
      ${tool(say.unreadFrom, figure.unread(), act.unread)}
      ${tool(say.remind, figure.clock(), act.remind)}
      ${tool(say.copyLink, figure.link(), act.copyLink)}
      ${message.author.id === me
        ? nothing
        : tool(say.about_(message.author.displayName), figure.people(), ({author}) => act.person(author))}
      ${mayDelete ? tool(say.remove, figure.trash(), act.remove) : nothing}
    </div>
  `;
}

/**
 * Walks the list; to the right are a message's buttons.
 * @param {import('lit-element/lit-element.js').LitElement} list @param {KeyboardEvent} event
 */
export async function walk(list, event) {
  const row = rowAt(event);
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  const inside = target !== row;
  if (inside && !target.closest(STOPS)) return;
  if (!KEYS.includes(event.key) || (event.key === 'Enter' && inside) || (event.key === 'Escape' && !inside)) return;
  event.preventDefault();
  await list.updateComplete;
  const rows = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('article[data-key]')]);
  const stops = /** @type {HTMLElement[]} */ ([row, ...row.querySelectorAll(STOPS)]);
  const to = next(event.key, rows, rows.indexOf(row), stops, stops.indexOf(target));
  to?.focus();
  to?.closest('li')?.scrollIntoView({block: 'nearest'});
}

/**
 * @param {string} key @param {HTMLElement[]} rows @param {number} at @param {HTMLElement[]} stops @param {number} step
 * @returns {HTMLElement | null | undefined}
 */
function next(key, rows, at, stops, step) {
  switch (key) {
    case 'ArrowUp':
      return rows[at - 1];
    case 'ArrowDown':
      return rows[at + 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows[rows.length - 1];
    case 'ArrowRight':
      return stops[step + 1];
    case 'ArrowLeft':
      return stops[step - 1];
    case 'Enter':
      return rows[at].querySelector('.tools button');
    default:
      return rows[at];
  }
}
