/**
 * @typedef {import('../client/wire.js').Message} Message
 * @typedef {import('../client/shelf.js').Entry} Entry
 * @typedef {{kind: 'day', key: string, at: Date}
 *   | {kind: 'divider', key: string}
 *   | {kind: 'message', key: string, message: Message, opens: boolean}
 *   | {kind: 'entry', key: string, entry: Entry, opens: boolean}} Row
 */

const GROUP_MS = 5 * 60_000;

/**
 * What the timeline shows, top to bottom: days, the line above the first unread message, messages –
 * those of one author within five minutes under one name – and what has not been sent yet.
 * @param {Message[]} messages oldest first
 * @param {Entry[]} entries of this room, in the order of typing
 * @param {{me: string, divider: number | null}} reader
 * @returns {Row[]}
 */
export function rowsOf(messages, entries, {me, divider}) {
  /** @type {Row[]} */
  const rows = [];
  let day = '';
  let author = '';
  let last = 0;
  let divided = divider === null;
  /** @param {string} who @param {Date} at */
  const opens = (who, at) => {
    const today = at.toDateString();
    if (today !== day) {
      rows.push({kind: 'day', key: `day ${today}`, at});
      author = '';
    }
    const first = who !== author || at.getTime() - last > GROUP_MS;
    day = today;
    author = who;
    last = at.getTime();
    return first;
  };
  for (const message of messages) {
    const at = new Date(message.at);
    let first = opens(message.author.id, at);
    if (!divided && message.seq > /** @type {number} */ (divider) && message.author.id !== me) {
      rows.push({kind: 'divider', key: 'divider'});
      first = divided = true;
    }
    rows.push({kind: 'message', key: message.clientId + message.author.id, message, opens: first});
  }
  const shown = new Set(messages.map((message) => message.clientId));
  for (const entry of entries) {
    if (shown.has(entry.clientId)) continue;
    rows.push({kind: 'entry', key: entry.clientId + me, entry, opens: opens(me, new Date(entry.at))});
  }
  return rows;
}
