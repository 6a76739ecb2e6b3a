import '../model/bulletin.js';
import {alertsWanted} from '../client/remembered.js';
import {plainOf} from '../model/markdown.js';
import {sentenceOf} from './bulletin.js';
import {sayBulletin} from './strings-bulletin.js';

/** In this time whoever looks at it, here or elsewhere, has read it. */
const WAIT_MS = 800;

const TEXT_MAX = 200;

/**
 * @typedef {import('../client/wire.js').Told} Told
 * @typedef {import('../model/visit.js').Visit} Visit
 * @typedef {import('../model/room.js').Room} Room
 */

/**
 * Shows what somebody was told by the browser's own means, unless they look at it already.
 * @param {Visit} visit @param {Told} told
 */
export function alertOf(visit, told) {
  const {id, kind, message, reminder, room} = told;
  const text = message?.text === undefined ? (reminder?.text ?? '') : plainOf(message.text);
  const there = kind === 'reminder' || !room ? undefined : visit.lobby.rooms.get(room);
  const way = kind === 'friend' ? '/people' : room && message ? `/rooms/${room}/${message.seq}` : '/notices';
  show(visit, {title: sentenceOf(told, visit), text: reminder?.text ?? text, tag: message?.id ?? id, way, there, seq: message?.seq ?? 0});
}

/**
 * Shows what was just said in a room of which somebody wants everything.
 * @param {Visit} visit @param {Room} room @param {import('../client/wire.js').Message} message
 */
export function alertOfMessage(visit, room, {id, seq, author, text}) {
  if (isMuted(room) || isQuiet(visit.lobby.own)) return;
  const title = sayBulletin.alertTitle(author.displayName, room.name);
  show(visit, {title, text: plainOf(text ?? ''), tag: id, way: `/rooms/${room.id}/${seq}`, there: room, seq});
}

/** @param {Visit} visit @param {{title: string, text: string, tag: string, way: string, there?: Room, seq: number}} what */
function show(visit, {title, text, tag, way, there, seq}) {
  setTimeout(() => {
    if (!alertsWanted() || Notification.permission !== 'granted') return;
    if (there && (there.reading.read >= seq || isLookedAt(there))) return;
    try {
      // The same tag from several tabs of this browser is one notification.
      const shown = new Notification(title, {body: text.slice(0, TEXT_MAX), tag, lang: 'en'});
      shown.onclick = () => {
        focus();
        shown.close();
        visit.go(way);
      };
    } catch {
      // Some phones let only service workers do this.
    }
  }, WAIT_MS);
}

/** @param {Room} room */
const isLookedAt = (room) =>
  document.visibilityState === 'visible' && document.hasFocus() && location.pathname.startsWith(`/rooms/${room.id}`);

/** @param {Room} room */
const isMuted = ({view}) => Boolean(view.mutedUntil && Date.parse(view.mutedUntil) > Date.now());

/** @param {import('../model/self.js').Me | null} me */
function isQuiet(me) {
  const hours = me?.quietHours;
  if (!hours) return false;
  const options = /** @type {const} */ ({hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: me.timeZone ?? 'UTC'});
  const now = new Date().toLocaleTimeString('en-GB', options);
  const begun = now >= hours.from;
  return hours.from < hours.to ? begun && now < hours.to : begun || now < hours.to;
}

