/** @param {string} text */
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * How well letters typed in their order fit a name: words that begin with them first.
 * @param {string} typed
 * @param {string} name
 * @returns {number} 0 when they do not
 */
export function fit(typed, name) {
  const wanted = fold(typed).replace(/\s+/g, '');
  const there = fold(name);
  if (!wanted) return 1;
  if (there.startsWith(fold(typed))) return 1_000 - there.length;
  let score = 1;
  let at = -1;
  for (const letter of wanted) {
    const next = there.indexOf(letter, at + 1);
    if (next < 0) return 0;
    if (next === at + 1) score += 8;
    if (next === 0 || /[\s._-]/.test(there[next - 1])) score += 12;
    at = next;
  }
  return Math.max(1, score - there.length / 100);
}
