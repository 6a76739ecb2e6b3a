import {html, nothing} from 'lit-html';
import {repeat} from 'lit-html/directives/repeat.js';
import {rowsOf} from '../model/rows.js';
import {dayOf} from './clock.js';
import {ParlorElement, given} from './element.js';
import {figure} from './figures.js';
import {messageRow, entryRow, rowAt, walk} from './message.js';
import {beginning, happened} from './happened.js';
import {later} from './later.js';
import {ask, copy, remark} from './notices.js';
import {Scroller} from './scroller.js';
import {say, sayIn, sayWhy} from './strings.js';
import './composer.js';

/**
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../model/rows.js').Row} Row
 */

/** What may change whether anybody is looking. */
const ATTENTION = ['focus', 'blur', 'visibilitychange'];

const toComposer = () => /** @type {HTMLElement | null} */ (document.querySelector('#composer'))?.focus();

const those = () => later('those.js', () => import('./those.js'));

/** @param {import('../client/wire.js').Reaction} reaction @param {import('../client/wire.js').User} me */
const isMine = ({users}, me) => users.some((user) => user.id === me.id);

/** What was said in a room, as a list one can page, walk through and act on. */
export class ParlorTimeline extends ParlorElement {
  static properties = {
    visit: {attribute: false},
    room: {attribute: false},
    seq: {attribute: false},
    failed: {state: true},
    editing: {state: true},
    active: {state: true},
    pointed: {state: true},
  };
  #scroller = new Scroller(this);
  #urgent = false;
  #hurry = () => {};

  constructor() {
    super();
    /** @type {import('../model/visit.js').Visit} */
    this.visit = given;
    /** @type {import('../model/room.js').Room} */
    this.room = given;
    /** @type {number | null} */
    this.seq = null;
    this.failed = false;
    /** Id of the message being edited. */
    this.editing = '';
    /** Key of the row that is the list's one tab stop; the last one when empty. */
    this.active = '';
    /** Key of the row under the pointer. */
    this.pointed = '';
    /** Number of the message a link led to. @type {number | null} */
    this.shown = null;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const name of ATTENTION) addEventListener(name, this.#look);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const name of ATTENTION) removeEventListener(name, this.#look);
    this.#leave(this.room);
  }

  /** @param {Map<string, any>} changes */
  willUpdate(changes) {
    if (!changes.has('room') && !changes.has('seq')) return;
    if (changes.has('room')) {
      this.#leave(changes.get('room'));
      this.editing = this.active = this.pointed = '';
      const {timeline, members, watermarks} = this.room;
      this.follow(this.room, timeline, members, watermarks, this.visit.outbox, this.visit.connection);
      this.onEnd(this.visit.connection.watch((state) => state === 'open' && this.failed && this.#open()));
      this.onEnd(this.visit.outbox.watch((news) => news && this.#sent()));
    }
    this.#open();
  }

  /** Many events make one drawing; what one has just sent does not wait for it. */
  async scheduleUpdate() {
    if (this.hasUpdated && !this.#urgent) {
      await new Promise((drawn) => {
        this.#hurry = () => drawn(0);
        requestAnimationFrame(drawn);
      });
    }
    this.#urgent = false;
    return super.scheduleUpdate();
  }

  #drawNow() {
    this.#urgent = true;
    this.requestUpdate();
    this.#hurry();
  }

  /** @param {Map<string, unknown>} changes */
  update(changes) {
    this.#scroller.hold();
    super.update(changes);
    this.#scroller.settle();
    if (!this.#scroller.aiming) this.#page();
    this.#look();
  }

  render() {
    const {timeline} = this.room;
    const rows = timeline.loaded ? this.#rows() : [];
    return html`
      <section class="timeline" aria-label=${say.messages} @scroll=${this.#scrolled} @keydown=${(/** @type {KeyboardEvent} */ event) => walk(this, event)}
        @focusin=${this.#focused} @click=${this.#clicked} @pointerover=${this.#over} @pointerleave=${() => (this.pointed = '')}>
        <div class="timeline-inner">
          ${timeline.loaded ? beginning(this.room, !rows.some((row) => row.kind === 'message' || row.kind === 'entry')) : this.#waiting()}
          ${rows.length
            ? html`<ol class="messages">${repeat(rows, (row) => row.key, (row) => this.#row(row, rows))}</ol>`
            : nothing}
        </div>
      </section>
      ${this.#pill()}
    `;
  }

  /** Reads up to the end and goes there. */
  catchUp() {
    this.room.reading.held = false;
    this.room.seen(this.room.log.last);
    this.room.reading.divider = null;
    return this.#toPresent();
  }

  /** @param {Message} message */
  async edit(message) {
    if (await later('editor.js', () => import('./editor.js'))) this.editing = message.id;
  }

  /** One's own words are shown even to somebody who had scrolled away. */
  #sent() {
    const {atEnd, loaded} = this.room.timeline;
    if (atEnd) this.#scroller.aim('end');
    else if (loaded) this.#toPresent();
    this.#drawNow();
  }

  /** Shows where reading goes on: at a linked message, at the first unread one, or at the end. */
  async #open() {
    const {room, seq} = this;
    const {timeline, reading} = room;
    this.failed = false;
    this.shown = seq;
    if (room.unread && reading.divider === null) reading.divider = reading.read;
    const target = seq ?? (room.unread ? reading.read : null);
    const within = timeline.loaded && target !== null && timeline.messages.some((m) => m.seq <= target);
    this.#scroller.aim(seq !== null ? 'shown' : target !== null ? 'divider' : 'end');
    try {
      if (target === null || target === 0) {
        if (!timeline.loaded || !timeline.atEnd) await timeline.latest();
        room.recall();
      } else if (!(within && target <= (timeline.messages.at(-1)?.seq ?? 0))) {
        if (seq === null && timeline.loaded && timeline.atEnd) return;
        await timeline.around(target);
        await timeline.newer();
        room.recall();
      }
    } catch {
      this.failed = true;
    }
  }

  /** @param {import('../model/room.js').Room | undefined} room */
  #leave(room) {
    if (!room) return;
    room.attended = false;
    room.timeline.following = false;
    room.reading.held = false;
    if (!room.unread) room.reading.divider = null;
  }

  #rows() {
    const {timeline, reading, id} = this.room;
    const entries = timeline.atEnd ? this.visit.outbox.inRoom(id) : [];
    const reader = {me: this.visit.me.id, divider: reading.divider};
    return rowsOf(timeline.messages, this.room.changesShown, entries, reader);
  }

  /** @param {Row} row @param {Row[]} rows */
  #row(row, rows) {
    switch (row.kind) {
      case 'day':
        return html`<li class="day"><span>${dayOf(row.at)}</span></li>`;
      case 'divider':
        return html`<li class="divider"><span>${say.newMessages}</span></li>`;
      case 'changes':
        return happened(row.changes);
      case 'message': {
        const {message} = row;
        const mine = message.author.id === this.visit.me.id;
        return messageRow(row, {
          active: row.key === (this.active || tabStopOf(rows)),
          pointed: row.key === this.pointed || row.key === this.active,
          shown: message.seq === this.shown,
          editing: this.editing === message.id,
          me: this.visit.me.id,
          calls: this.room.namesCalled(message),
          called: this.room.calls(message),
          seenBy: message === this.room.lastOwn ? this.#seenBy(message) : '',
          maySeeEdits: mine || this.room.isOwner,
          mayEdit: mine && !message.deletedAt,
          mayDelete: (mine || this.room.isOwner) && !message.deletedAt,
          act: this.#act,
        });
      }
      case 'entry':
        return entryRow(row, {
          me: this.visit.me,
          active: row.key === (this.active || tabStopOf(rows)),
          connected: this.visit.connection.isOpen,
          outbox: this.visit.outbox,
          refusals: sayIn(this.room).refusals,
        });
    }
  }

  /** @param {Message} message */
  #seenBy(message) {
    const names = this.room.readersOf(message).map(({displayName}) => displayName);
    return names.length ? say.seenBy(names, names.length === this.room.view.memberCount - 1) : '';
  }

  #waiting() {
    if (!this.failed) return html`<p class="timeline-more" role="status">${say.loading}</p>`;
    return html`
      <div class="beginning" role="alert">
        <p>${say.loadFailed}</p>
        <button type="button" @click=${() => this.#open()}>${say.tryAgain}</button>
      </div>
    `;
  }

  #pill() {
    const {timeline, unread} = this.room;
    const far = timeline.loaded && (!timeline.atEnd || this.#scroller.far);
    if (!far && !(unread && !this.#scroller.atEnd)) return nothing;
    return html`
      <button type="button" class="pill" ?data-new=${unread > 0} @click=${() => this.catchUp()}>
        ${figure.down()} <span>${say.toPresent}</span>
        ${unread ? html`<span class="pill-count">${say.newBelow(unread)}</span>` : nothing}
      </button>
    `;
  }

  async #toPresent() {
    this.shown = null;
    this.#scroller.aim('end');
    if (this.room.timeline.atEnd) this.requestUpdate();
    else await this.room.timeline.latest().catch((error) => remark(sayWhy(error)));
  }

  #scrolled() {
    const before = this.#pillShown;
    this.#scroller.scrolled();
    this.#page();
    this.#look();
    if (before !== this.#pillShown) this.requestUpdate();
  }

  /** Gets what lies beyond an edge that is near; a short list has no scrolling to ask for it. */
  #page() {
    const {room} = this;
    const {timeline} = room;
    if (!timeline.loaded) return;
    if (timeline.more && this.#scroller.nearStart) timeline.older().then(() => room.recall(), () => {});
    if (this.#scroller.nearEnd) timeline.newer().catch(() => {});
  }

  get #pillShown() {
    return `${this.#scroller.far} ${this.#scroller.atEnd}`;
  }

  /** Takes note of what is on the screen while the person is there to read it. */
  #look = () => {
    const {room} = this;
    const {timeline} = room;
    const here = document.visibilityState === 'visible' && document.hasFocus();
    const atEnd = timeline.atEnd && this.#scroller.atEnd;
    timeline.following = atEnd;
    room.attended = here && atEnd;
    if (!here || !timeline.loaded || this.#scroller.aiming) return;
    if (atEnd) return room.seen(room.log.last);
    const seq = this.#scroller.lastSeen;
    if (seq) room.seen(seq);
  };

  /** What the buttons of a message do. */
  #act = {
    edit: (/** @type {Message} */ message) => this.edit(message),
    done: () => {
      this.editing = '';
      toComposer();
    },
    save: (/** @type {Message} */ message, /** @type {string} */ text) => this.room.edit(message, text),
    unread: (/** @type {Message} */ message) => this.room.unreadFrom(message),
    remind: async (/** @type {Message} */ message) => {
      const part = await later('remind.js', () => import('./remind.js'));
      part?.remind(this.visit, {message});
    },
    versions: async (/** @type {Message} */ message) => {
      const part = await later('versions.js', () => import('./versions.js'));
      await part?.showVersions(() => this.room.versionsOf(message));
    },
    copyLink: (/** @type {Message} */ m) => copy(`${location.origin}/rooms/${m.room}/${m.seq}`),
    answer: (/** @type {Message} */ message) => {
      this.room.answer(message);
      toComposer();
    },
    pick: async (/** @type {Message} */ message) => {
      const part = await later('picker.js', () => import('./picker.js'));
      const emoji = await part?.pick();
      if (emoji && !message.reactions.some((r) => r.emoji === emoji && isMine(r, this.visit.me))) {
        await this.#act.react(message, emoji);
      }
    },
    person: async (/** @type {import('../client/wire.js').User} */ user) => {
      const part = await later('person.js', () => import('./person.js'));
      part?.showPerson(this.visit, user);
    },
    reactors: async (/** @type {Message} */ message) => (await those())?.reactors(this.visit, this.room, message),
    readers: async (/** @type {Message} */ message) => (await those())?.readers(this.visit, this.room, message),
    react: (/** @type {Message} */ message, /** @type {string} */ emoji) =>
      this.room.react(message, emoji).catch((error) => remark(sayWhy(error))),
    remove: async (/** @type {Message} */ message) => {
      const question = {title: say.deleteTitle, lead: sayIn(this.room).deleteLead, confirm: say.remove};
      if (!(await ask(question))) return;
      await this.room.remove(message).catch((error) => remark(sayWhy(error)));
    },
  };

  /** @param {MouseEvent} event perhaps on the name of somebody who is called */
  #clicked(event) {
    const call = /** @type {Element} */ (event.target).closest?.('.call');
    const user = call && this.room.members.named(call.textContent?.slice(1).toLowerCase() ?? '');
    if (user) this.#act.person(user);
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    this.active = rowAt(event)?.dataset.key ?? this.active;
  }

  /** @param {PointerEvent} event */
  #over(event) {
    if (event.pointerType === 'mouse') this.pointed = rowAt(event)?.dataset.key ?? '';
  }
}

/** @param {Row[]} rows @returns {string} key of the last one that can be acted on */
const tabStopOf = (rows) => rows.findLast(({kind}) => kind === 'message' || kind === 'entry')?.key ?? '';

customElements.define('parlor-timeline', ParlorTimeline);
