// Times as people read them, in their own zone and their browser's language.

const clock = new Intl.DateTimeFormat(undefined, {hour: '2-digit', minute: '2-digit'});
const bare = new Intl.DateTimeFormat(undefined, {hour: 'numeric', minute: '2-digit'});
const full = new Intl.DateTimeFormat(undefined, {dateStyle: 'full', timeStyle: 'short'});
const thisYear = new Intl.DateTimeFormat(undefined, {weekday: 'long', day: 'numeric', month: 'long'});
const anyYear = new Intl.DateTimeFormat(undefined, {day: 'numeric', month: 'long', year: 'numeric'});
const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});

const DAY_MS = 86_400_000;

/** @param {string | Date} at */
export const timeOf = (at) => clock.format(new Date(at));

/** @param {string | Date} at @returns {string} without "AM", for where there is little room */
export const shortTimeOf = (at) =>
  bare.formatToParts(new Date(at)).filter((part) => part.type !== 'dayPeriod').map((part) => part.value).join('').trim();

/** @param {string | Date} at */
export const fullTimeOf = (at) => full.format(new Date(at));

/** @param {Date} at @returns {string} "Today", "Yesterday" or the date */
export function dayOf(at, now = new Date()) {
  const midnight = (/** @type {Date} */ d) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const days = Math.round((midnight(at) - midnight(now)) / DAY_MS);
  if (days === 0 || days === -1) {
    const word = relative.format(days, 'day');
    return word[0].toUpperCase() + word.slice(1);
  }
  return (at.getFullYear() === now.getFullYear() ? thisYear : anyYear).format(at);
}

/** @param {string} at @returns {string} "5 minutes ago" */
export function agoOf(at, now = Date.now()) {
  const minutes = Math.round((new Date(at).getTime() - now) / 60_000);
  if (minutes > -1) return relative.format(0, 'minute');
  if (minutes > -60) return relative.format(minutes, 'minute');
  if (minutes > -60 * 24) return relative.format(Math.round(minutes / 60), 'hour');
  return relative.format(Math.round(minutes / 60 / 24), 'day');
}

/** @returns {'morning' | 'afternoon' | 'evening'} */
export function partOfDay(hour = new Date().getHours()) {
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}
