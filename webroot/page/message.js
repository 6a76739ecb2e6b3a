import {html, nothing} from 'lit-html';
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
 *
 * @typedef {{active: boolean, pointed: boolean, shown: boolean, editing: boolean, mayEdit: boolean,
 *   mayDelete: boolean, act: Actions}} Situation
 */

const LABEL_MAX = 400;

/**
 * A message in the list.
 * @param {{key: string, message: Message, opens: boolean}} row
 * @param {Situation} situation
 */
export function messageRow({key, message, opens}, situation) {
  const {author, at, text, seq} = message;
  const {active, shown, editing, act} = situation;
  const words = message.deletedAt ? say.deleted : (text ?? '').slice(0, LABEL_MAX);
  return html`
    <li ?data-opens=${opens}>
      <article
        class="message"
        data-key=${key}
        data-seq=${seq}
        ?data-shown=${shown}
        tabindex=${active ? 0 : -1}
        aria-label=${say.messageLabel(author.displayName, timeOf(at), words)}
      >
        ${opens ? avatar(author) : timeTag(at, 'message-aside')}
        <div class="message-body">
          ${opens ? byline(author, at) : nothing}
          ${editing
            ? html`<parlor-editor
                .text=${text ?? ''}
                .save=${(/** @type {string} */ changed) => act.save(message, changed)}
                .done=${act.done}
              ></parlor-editor>`
            : content(message)}
        </div>
        ${situation.pointed && !editing && !message.deletedAt ? tools(message, situation) : nothing}
      </article>
    </li>
  `;
}

/**
 * Something typed that the server has not answered yet, and what became of it.
 * @param {{key: string, entry: Entry, opens: boolean}} row
 * @param {{me: User, active: boolean, connected: boolean, outbox: import('../client/outbox.js').Outbox}} situation
 */
export function entryRow({key, entry, opens}, {me, active, connected, outbox}) {
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
          <div class="prose">${prose(text)}</div>
          ${delivery(entry, connected, outbox)}
        </div>
      </article>
    </li>
  `;
}

/** @param {Entry} entry @param {boolean} connected @param {import('../client/outbox.js').Outbox} outbox */
function delivery(entry, connected, outbox) {
  const refused = entry.state === 'refused';
  if (entry.state === 'sent') return html`<p class="delivery">${say.sent}</p>`;
  if (!refused && connected) return html`<p class="delivery">${say.sending}</p>`;
  const reason = say.refusals[entry.reason ?? ''] ?? say.refusals.unavailable;
  return html`
    <p class=${refused ? 'delivery unsent refused' : 'delivery unsent'}>
      <span>${refused ? say.notSent(reason) : say.waitingToSend}</span>
      <button type="button" class="link" @click=${() => outbox.retry(entry)}>${say.retry}</button>
      <button type="button" class="link" @click=${() => outbox.discard(entry)}>${say.discard}</button>
    </p>
  `;
}

/** @param {Message} message */
function content({text, editedAt, deletedAt}) {
  if (deletedAt) return html`<p class="deleted">${say.deleted}</p>`;
  return html`
    <div class="prose">
      ${prose(text ?? '')}${editedAt
        ? html`<span class="edited" title=${fullTimeOf(editedAt)}>${say.edited}</span>`
        : nothing}
    </div>
  `;
}

/** @param {User} author @param {string} at */
const byline = (author, at) => html`
  <p class="byline"><strong dir="auto">${author.displayName}</strong> ${timeTag(at)}</p>
`;

/** @param {string} at @param {string} [kind] */
const timeTag = (at, kind = '') => html`
  <time class=${kind || nothing} datetime=${at} title=${fullTimeOf(at)}>${(kind ? shortTimeOf : timeOf)(at)}</time>
`;

/** @param {Message} message @param {Situation} situation */
function tools(message, {mayEdit, mayDelete, act}) {
  /** @param {string} name @param {unknown} drawing @param {(message: Message) => void} run */
  const tool = (name, drawing, run) => html`
    <button type="button" class="quiet square" tabindex="-1" aria-label=${name} title=${name}
      @click=${() => run(message)}>${drawing}</button>
  `;
  return html`
    <div class="tools" role="toolbar" aria-label=${say.actions}>
      ${mayEdit ? tool(say.edit, figure.edit(), act.edit) : nothing}
      ${tool(say.copyLink, figure.link(), act.copyLink)}
      ${mayDelete ? tool(say.remove, figure.trash(), act.remove) : nothing}
    </div>
  `;
}
