/**
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../client/shelf.js').Entry} Entry
 * @typedef {import('./changes.js').Change} Change
 * @typedef {{kind: 'day', key: string, at: Date}
 *   | {kind: 'divider', key: string}
 *   | {kind: 'changes', key: string, changes: Change[]}
 *   | {kind: 'message', key: string, message: Message, opens: boolean}
 *   | {kind: 'entry', key: string, entry: Entry, opens: boolean}} Row
 */

const GROUP_MS = 5 * 60_000;

/**
 * What the timeline shows, top to bottom: days, the line above the first unread message, messages –
 * those of one author within five minutes under one name – what happened between them, run by run,
 * and what has not been sent yet.
 * @param {Message[]} messages oldest first
 * @param {Change[]} changes oldest first
 * @param {Entry[]} entries of this room, in the order of typing
 * @param {{me: string, divider: number | null}} reader
 * @returns {Row[]}
 */
export function rowsOf(messages, changes, entries, {me, divider}) {
  /** @type {Row[]} */
  const rows = [];
  let day = '';
  let author = '';
  let last = 0;
  let divided = divider === null;
  /** @param {Date} at */
  const dawns = (at) => {
    const today = at.toDateString();
    if (today === day) return;
    rows.push({kind: 'day', key: `day ${today}`, at});
    author = '';
    day = today;
  };
  /** @param {string} who @param {Date} at */
  const opens = (who, at) => {
    dawns(at);
    const first = who !== author || at.getTime() - last > GROUP_MS;
    author = who;
    last = at.getTime();
    return first;
  };
  let next = 0;
  /** @param {number} seq */
  const changed = (seq) => {
    for (; next < changes.length && changes[next].seq < seq; next++) {
      const change = changes[next];
      dawns(new Date(change.at));
      const run = rows.at(-1);
      if (run?.kind === 'changes') run.changes.push(change);
      else rows.push({kind: 'changes', key: `changes ${change.seq}`, changes: [change]});
    }
  };
  for (const message of messages) {
    changed(message.seq);
    const at = new Date(message.at);
    let first = opens(message.author.id, at);
    if (!divided && message.seq > /** @type {number} */ (divider) && message.author.id !== me) {
      rows.push({kind: 'divider', key: 'divider'});
      first = divided = true;
    }
    rows.push({kind: 'message', key: message.clientId + message.author.id, message, opens: first});
  }
  changed(Infinity);
  const shown = new Set(messages.map((message) => message.clientId));
  for (const entry of entries) {
    if (shown.has(entry.clientId)) continue;
    rows.push({kind: 'entry', key: entry.clientId + me, entry, opens: opens(me, new Date(entry.at))});
  }
  return rows;
}
