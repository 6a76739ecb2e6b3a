// What the page says about notices, reminders and what may make a noise.

import {count, say} from './strings.js';

const listing = new Intl.ListFormat('en', {type: 'conjunction'});

export const sayBulletin = Object.freeze({
  readAll: 'Mark all as read',
  unreadOnly: 'Only what is not read',
  markRead: 'Mark as read',
  nothing: 'Nothing yet. You are told here when somebody mentions you, replies to you or writes to you.',
  nothingUnread: 'You have read it all.',
  more: 'Show more',
  listTitle: 'What you were told',
  isUnread: 'Not read.',
  /** @param {string} room */
  inRoom: (room) => ` in ${room}`,
  /** @param {string[]} others */
  among: (others) => ` in the conversation with ${listing.format(others)}`,
  kinds: Object.freeze({
    /** @param {string} who @param {string} where */
    mention: (who, where) => `${who} mentioned you${where}`,
    /** @param {string} who @param {string} where */
    reply: (who, where) => `${who} replied to you${where}`,
    /** @param {string} who @param {string} where @param {string} [keyword] */
    keyword: (who, where, keyword) => `${who} said “${keyword}”${where}`,
    /** @param {string} who @param {string} where */
    direct: (who, where) => `${who} wrote to you${where}`,
    /** @param {string} who */
    friend: (who) => `${who} asks to be your friend`,
  }),
  reminder: 'Reminder',
  /** @param {string} due */
  late: (due) => `Late: this was for ${due}.`,

  remindersTitle: 'Reminders',
  noReminders: 'None. Add one here, or from a message.',
  addReminder: 'New reminder',
  changeReminder: 'Change reminder',
  change: 'Change',
  cancelReminder: 'Cancel',
  /** @param {string} what */
  changeName: (what) => `Change: ${what}`,
  /** @param {string} what */
  cancelName: (what) => `Cancel: ${what}`,
  ofMessage: 'A message',
  remindTitle: 'Remind me of this',
  what: 'What of?',
  note: 'Note',
  when: 'When?',
  whenHint: 'Like “in 3 hours”, “tomorrow 9:00”, “friday 5pm” or “24 dec noon”.',
  whenPlaceholder: 'tomorrow 9:00',
  orAt: 'Or on a day and time',
  soon: Object.freeze([
    ['in 20 minutes', 'In 20 minutes'],
    ['in 1 hour', 'In an hour'],
    ['in 3 hours', 'In 3 hours'],
    ['tomorrow 9:00', 'Tomorrow'],
    ['next week', 'Next week'],
  ]),
  remind: 'Remind me',
  whatMissing: 'Say what you want to be reminded of.',
  whenMissing: 'Say when.',
  badTime: 'That time is not understood, or it is over.',
  /** @param {string} at */
  willRemind: (at) => `You will be reminded: ${at}.`,

  alertsTitle: 'Desktop notifications',
  alertsLead: 'This browser can show what you are told while you look elsewhere.',
  alertsOn: 'Turn on desktop notifications',
  alertsOff: 'Turn off desktop notifications',
  alertsAreOn: 'This browser shows what you are told.',
  alertsDenied: 'This browser was told not to show notifications of this page. Its settings for this page change that.',
  alertsUnknown: 'This browser cannot show notifications.',

  wishesTitle: 'What to tell you, and when',
  keywords: 'Keywords',
  keywordsHint: 'Words of which you want to know wherever they are said, one on a line.',
  quiet: 'Quiet hours',
  quietHint: 'Between these times nothing makes a noise, but for reminders.',
  quietOn: 'Keep quiet hours',
  from: 'From',
  until: 'Until',
  keywordsTooMany: 'At most 50 keywords, each of at most 64 characters.',
  quietSame: 'Quiet hours do not end when they begin.',
  saved: 'Saved',

  level: 'Tell me of',
  levels: Object.freeze({
    all: 'Everything',
    mentions: 'Mentions, replies and keywords',
    none: 'Nothing',
  }),
  muted: 'Make no noise',
  mutes: Object.freeze([
    ['', 'Not muted'],
    ['1', 'For an hour'],
    ['8', 'For 8 hours'],
    ['24', 'For a day'],
    ['168', 'For a week'],
    ['876000', 'Until I change it'],
  ]),
  /** @param {string} until */
  mutedUntil: (until) => `Muted until ${until}`,

  /** @param {string} who @param {string} room */
  alertTitle: (who, room) => (room ? `${who} · ${room}` : who),
  /** @param {number} n */
  unreadCount: (n) => `${count(n, 'notification', 'notifications')} not read`,
  close: say.close,
});
