/**
 * @typedef {{type: 'text', text: string} | {type: 'code', text: string} | {type: 'break'}
 *   | {type: 'strong' | 'em' | 'del', children: Inline[]}
 *   | {type: 'link', href: string, children: Inline[]}} Inline
 */

const DEPTH_MAX = 8;
const SPECIAL = /[\\`*_~[<\n]|https?:\/\//g;
const SPANS = /** @type {const} */ ([['**', 'strong'], ['__', 'strong'], ['~~', 'del'], ['*', 'em'], ['_', 'em']]);
const WORD = /[\p{L}\p{N}]/u;

/**
 * Reads the marks within a paragraph. What is no mark stays text; nothing is ever markup.
 * @param {string} source
 * @returns {Inline[]}
 */
export function parseInline(source, depth = 0) {
  /** @type {Inline[]} */
  const nodes = [];
  /** Marks known to have no end in this text, so that looking for one again is spared. */
  const open = new Set();
  let text = '';
  /** @param {Inline} node */
  const push = (node) => {
    if (text) nodes.push({type: 'text', text});
    text = '';
    nodes.push(node);
  };
  let at = 0;
  while (at < source.length) {
    SPECIAL.lastIndex = at;
    const found = SPECIAL.exec(source);
    text += source.slice(at, found ? found.index : undefined);
    if (!found) break;
    at = found.index;
    const token = depth < DEPTH_MAX ? tokenAt(source, at, open, depth) : null;
    if (token) {
      if (token.node) push(token.node);
      else text += token.text;
      at = token.end;
    } else {
      text += source[at++];
    }
  }
  if (text) nodes.push({type: 'text', text});
  return nodes;
}

/**
 * @param {string} s @param {number} at @param {Set<string>} open @param {number} depth
 * @returns {{node?: Inline, text?: string, end: number} | null}
 */
function tokenAt(s, at, open, depth) {
  switch (s[at]) {
    case '\n':
      return {node: {type: 'break'}, end: at + 1};
    case '\\':
      return /[\\`*_~[\]()<>#+\-.!|:]/.test(s[at + 1] ?? '') ? {text: s[at + 1], end: at + 2} : null;
    case '`':
      return code(s, at, open);
    case '[':
      return link(s, at, depth);
    case '<':
      return angled(s, at);
    case 'h':
      return bare(s, at);
    default:
      return span(s, at, open, depth);
  }
}

/** @param {string} s @param {number} at @param {Set<string>} open */
function code(s, at, open) {
  const [ticks] = /** @type {RegExpExecArray} */ (/^`+/.exec(s.slice(at, at + 64)));
  const end = open.has(ticks) ? -1 : s.indexOf(ticks, at + ticks.length);
  if (end < 0) {
    open.add(ticks);
    return {text: ticks, end: at + ticks.length};
  }
  const inner = s.slice(at + ticks.length, end);
  const text = /^ .*[^ ].* $/.test(inner) ? inner.slice(1, -1) : inner;
  return text ? {node: /** @type {Inline} */ ({type: 'code', text}), end: end + ticks.length} : null;
}

/** @param {string} s @param {number} at @param {Set<string>} open @param {number} depth */
function span(s, at, open, depth) {
  for (const [mark, type] of SPANS) {
    if (!s.startsWith(mark, at) || open.has(mark)) continue;
    const start = at + mark.length;
    if (!/\S/.test(s[start] ?? ' ')) continue;
    if (mark[0] === '_' && WORD.test(s[at - 1] ?? ' ')) continue;
    const end = closing(s, start, mark);
    if (end < 0) {
      open.add(mark);
      continue;
    }
    const children = parseInline(s.slice(start, end), depth + 1);
    return {node: /** @type {Inline} */ ({type, children}), end: end + mark.length};
  }
  return null;
}

/** @param {string} s @param {number} from @param {string} mark @returns {number} -1 for none */
function closing(s, from, mark) {
  for (let at = s.indexOf(mark, from + 1); at >= 0; at = s.indexOf(mark, at + 1)) {
    if (/\s/.test(s[at - 1])) continue;
    if (mark.length === 1 && (s[at + 1] === mark || s[at - 1] === mark)) continue;
    if (mark[0] === '_' && WORD.test(s[at + mark.length] ?? ' ')) continue;
    return mark.length === 2 && s[at + 2] === mark[0] ? at + 1 : at;
  }
  return -1;
}

/** @param {string} s @param {number} at @param {number} depth */
function link(s, at, depth) {
  const found = /^\[([^[\]]{1,500})\]\(\s*([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)?)\s*\)/.exec(s.slice(at, at + 3_000));
  const href = found && safeHref(found[2]);
  if (!found || !href) return null;
  return {node: /** @type {Inline} */ ({type: 'link', href, children: parseInline(found[1], depth + 4)}), end: at + found[0].length};
}

/** @param {string} s @param {number} at */
function angled(s, at) {
  const found = /^<((?:https?:|mailto:)[^\s<>]+)>/.exec(s.slice(at, at + 2_100));
  const href = found && safeHref(found[1]);
  return found && href ? {node: linkTo(href, found[1]), end: at + found[0].length} : null;
}

/** @param {string} s @param {number} at */
function bare(s, at) {
  const [all] = /^https?:\/\/[^\s<>`]*/.exec(s.slice(at, at + 2_100)) ?? [''];
  let url = all.replace(/[.,:;!?'"*_~]+$/, '');
  while (url.endsWith(')') && url.split('(').length < url.split(')').length) url = url.slice(0, -1);
  const href = safeHref(url);
  return href && /:\/\/./.test(url) ? {node: linkTo(href, url), end: at + url.length} : null;
}

/** @param {string} href @param {string} text @returns {Inline} */
const linkTo = (href, text) => ({type: 'link', href, children: [{type: 'text', text}]});

/**
 * @param {string} href
 * @returns {string | null} the address, if it is one that can only be visited or written to
 */
export function safeHref(href) {
  try {
    const url = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
