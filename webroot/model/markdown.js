import {parseInline} from './inline.js';

/**
 * @typedef {import('./inline.js').Inline} Inline
 * @typedef {{type: 'paragraph', children: Inline[]} | {type: 'quote', children: Block[]}
 *   | {type: 'fence', language: string, text: string}
 *   | {type: 'list', start: number | null, items: Block[][]}} Block
 */

const ONLY_EMOJI = /^(?:\s*(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?))+\s*$/v;
const LARGE_MAX = 6;
const DEPTH_MAX = 4;
const FENCE = /^ {0,3}```+\s*([\w+#.-]{0,30})\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})(?:[-*+]|(\d{1,9})[.)]) +(?=\S)/;

/** @param {string} text @returns {boolean} whether it is a few pictures and nothing else */
export function isEmojiOnly(text) {
  if (text.length > 80 || !ONLY_EMOJI.test(text)) return false;
  return [...new Intl.Segmenter().segment(text.replace(/\s/g, ''))].length <= LARGE_MAX;
}

/**
 * A message's text without its marks, on one line.
 * @param {string} source
 */
export function plainOf(source) {
  /** @param {Inline | Block} node @returns {string} */
  const plain = (node) => {
    if (node.type === 'break') return ' ';
    if (node.type === 'list') return node.items.flat().map(plain).join(' ');
    return 'children' in node ? node.children.map(plain).join(node.type === 'quote' ? ' ' : '') : node.text;
  };
  return parseMarkdown(source).map(plain).join(' ').replace(/\s+/g, ' ').trim();
}

/**
 * Reads a message's text into a tree of blocks. Line breaks within a paragraph are kept.
 * @param {string} source
 * @returns {Block[]}
 */
export function parseMarkdown(source, depth = 0) {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  /** @type {Block[]} */
  const blocks = [];
  /** @type {string[]} */
  let paragraph = [];
  const flush = () => {
    const text = paragraph.join('\n').replace(/^\n+|\s+$/g, '');
    if (text) blocks.push({type: 'paragraph', children: parseInline(text)});
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const taken = depth < DEPTH_MAX ? fence(lines, at) ?? quote(lines, at, depth) ?? list(lines, at, depth) : null;
    if (taken) {
      flush();
      blocks.push(taken.block);
      at = taken.next;
    } else {
      if (lines[at].trim()) paragraph.push(lines[at]);
      else flush();
      at++;
    }
  }
  flush();
  return blocks;
}

/** @param {string[]} lines @param {number} at @returns {{block: Block, next: number} | null} */
function fence(lines, at) {
  const open = FENCE.exec(lines[at]);
  if (!open) return null;
  let end = at + 1;
  while (end < lines.length && !/^ {0,3}```+\s*$/.test(lines[end])) end++;
  const text = lines.slice(at + 1, end).join('\n');
  return {block: {type: 'fence', language: open[1], text}, next: end + 1};
}

/** @param {string[]} lines @param {number} at @param {number} depth @returns {{block: Block, next: number} | null} */
function quote(lines, at, depth) {
  let end = at;
  while (end < lines.length && QUOTE.test(lines[end])) end++;
  if (end === at) return null;
  const inner = lines.slice(at, end).map((line) => line.replace(QUOTE, '')).join('\n');
  return {block: {type: 'quote', children: parseMarkdown(inner, depth + 1)}, next: end};
}

/** @param {string[]} lines @param {number} at @param {number} depth @returns {{block: Block, next: number} | null} */
function list(lines, at, depth) {
  const first = ITEM.exec(lines[at]);
  if (!first) return null;
  /** @type {string[][]} */
  const items = [];
  let indent = 0;
  let next = at;
  for (; next < lines.length; next++) {
    const line = lines[next];
    const item = ITEM.exec(line);
    if (item && Boolean(item[2]) === Boolean(first[2]) && !(items.length && item[1].length >= indent)) {
      indent = item[0].length;
      items.push([line.slice(indent)]);
    } else if (items.length && line.trim() && /^ {2,}/.test(line)) {
      items[items.length - 1].push(line.slice(Math.min(indent, line.search(/\S/))));
    } else {
      break;
    }
  }
  if (!items.length) return null;
  const start = first[2] ? Number(first[2]) : null;
  return {block: {type: 'list', start, items: items.map((i) => parseMarkdown(i.join('\n'), depth + 1))}, next};
}
