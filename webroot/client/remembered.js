// What this browser keeps between visits besides the outbox: that somebody was signed in, and drafts.
// Nothing here is a secret, and everything works without it.

const NAME = 'parlor.username';
const SIGNED_IN = 'parlor.signedIn';
const ALERTS = 'parlor.alerts';
const THEME = 'parlor.syncedTheme';

/** @param {(storage: Storage) => any} use @returns {any} null where storage is refused */
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
}

/** Whether a refresh cookie is worth trying; spares a first visit a needless 401. */
export const wasSignedIn = () => stored((s) => s.getItem(SIGNED_IN)) !== null;

/** @returns {string | null} the name last signed in with here */
export const lastUsername = () => stored((s) => s.getItem(NAME));

/** @param {string} username */
export function rememberUser(username) {
  stored((s) => s.setItem(NAME, username));
  stored((s) => s.setItem(SIGNED_IN, '1'));
}

export const forgetSession = () => stored((s) => s.removeItem(SIGNED_IN));

/** The theme that the server knew last. @returns {string} */
export const syncedTheme = () => stored((s) => s.getItem(THEME)) ?? 'system';

/** @param {string} theme */
export const keepSyncedTheme = (theme) => stored((s) => s.setItem(THEME, theme));

/** Whether this browser is to show what somebody is told, where it may. */
export const alertsWanted = () => stored((s) => s.getItem(ALERTS)) !== 'off';

/** @param {boolean} wanted */
export const wantAlerts = (wanted) => stored((s) => s.setItem(ALERTS, wanted ? 'on' : 'off'));

/** @param {string} user @param {string} room */
const draftKey = (user, room) => `parlor.draft.${user}.${room}`;

/** @param {string} user @param {string} room @returns {string} */
export const draftOf = (user, room) => stored((s) => s.getItem(draftKey(user, room))) ?? '';

/** @param {string} user @param {string} room @param {string} text */
export function keepDraft(user, room, text) {
  const key = draftKey(user, room);
  stored((s) => (text ? s.setItem(key, text) : s.removeItem(key)));
}

/** @param {string} user @param {string} room */
const syncedKey = (user, room) => `parlor.synced.${user}.${room}`;

/** What the server had as the draft when it last said or heard so. @param {string} user @param {string} room @returns {string} */
export const syncedDraftOf = (user, room) => stored((s) => s.getItem(syncedKey(user, room))) ?? '';

/** @param {string} user @param {string} room @param {string} text */
export function keepSyncedDraft(user, room, text) {
  const key = syncedKey(user, room);
  stored((s) => (text ? s.setItem(key, text) : s.removeItem(key)));
}

/** @param {string} user @returns {string[]} */
export function roomsWithDrafts(user) {
  const keys = stored((s) => Object.keys(s)) ?? [];
  return [draftKey(user, ''), syncedKey(user, '')].flatMap((start) =>
    keys.filter((/** @type {string} */ key) => key.startsWith(start)).map((/** @type {string} */ key) => key.slice(start.length)),
  );
}

/** @param {string} user */
export function dropDrafts(user) {
  stored((s) => {
    for (const room of roomsWithDrafts(user)) {
      s.removeItem(draftKey(user, room));
      s.removeItem(syncedKey(user, room));
    }
  });
}
