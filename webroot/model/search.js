import {Observable} from '../client/observable.js';
import {Address} from '../client/wire.js';
import {plainOf} from './markdown.js';

/**
 * @typedef {import('../client/wire.js').Found} Found
 * @typedef {'newest' | 'best'} Order
 */

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What is being looked for, and what was found of it so far. */
export class Search extends Observable {
  text = '';
  /** @type {Order} */
  order = 'newest';
  /** @type {Found[]} */
  results = [];
  /** Whether an answer for this text has come. */
  answered = false;
  busy = false;
  /** @type {unknown} */
  error = null;
  /** @type {string | undefined} */
  #cursor;
  #asked = 0;
  #connection;

  /** @param {import('../client/connection.js').Connection} connection */
  constructor(connection) {
    super();
    this.#connection = connection;
  }

  get more() {
    return Boolean(this.#cursor);
  }

  /** Looks for something else; nothing clears what is there. @param {string} text @param {Order} order */
  look(text, order) {
    this.text = text;
    this.order = order;
    this.#cursor = undefined;
    if (text.trim()) return this.#ask((page) => (this.results = page.results));
    this.#asked++;
    this.results = [];
    this.answered = this.busy = false;
    this.error = null;
    this.changed();
  }

  /** Adds the next page. */
  next() {
    if (this.#cursor && !this.busy) this.#ask((page) => (this.results = [...this.results, ...page.results]));
  }

  /** Only the last question's answer counts. @param {(page: {results: Found[]}) => void} take */
  async #ask(take) {
    const asked = ++this.#asked;
    const cursor = this.#cursor;
    this.busy = true;
    this.error = null;
    this.changed();
    try {
      const page = await this.#connection.request(Address.searchFind, {
        text: open(this.text),
        order: this.order,
        zone,
        ...(cursor ? {cursor} : {}),
      });
      if (asked !== this.#asked) return;
      take(page);
      this.#cursor = page.cursor;
      this.answered = true;
    } catch (error) {
      if (asked !== this.#asked) return;
      this.error = error;
    }
    this.busy = false;
    this.changed();
  }
}

/** The word one is still typing may be the beginning of a longer one. @param {string} text */
const open = (text) => (/(^|\s)[\p{L}\p{N}]{2,}$/u.test(text) ? `${text}*` : text);

const AROUND = 60;
const SHOWN = 280;

/**
 * Stand around what is marked while marks of Markdown are taken away. Letters, so that `_` within a
 * word stays one; of a script in which nobody writes here.
 */
const BEGIN = '\ua850';
const END = '\ua851';
const EITHER = /[\ua850\ua851]/g;

/** What has a highlight in it and is no word: the fence of code, whose language would be lost. */
const FENCE = /^ {0,3}```/;

/**
 * The part of a text that shows why it was found, without marks of Markdown, in pieces that are
 * marked or not.
 * @param {Found} found
 * @returns {{text: string, marked: boolean}[]}
 */
export function excerpt({message, highlights}) {
  const {text, spans} = plainWith(message.text ?? '', highlights);
  const first = spans[0]?.[0] ?? 0;
  const from = first > AROUND * 2 ? text.indexOf(' ', first - AROUND) + 1 || first : 0;
  const to = Math.min(text.length, from + SHOWN);
  /** @type {{text: string, marked: boolean}[]} */
  const pieces = [];
  let at = from;
  for (const [start, end] of spans) {
    if (start < at || start >= to) continue;
    const until = Math.min(end, to);
    pieces.push({text: text.slice(at, start), marked: false}, {text: text.slice(start, until), marked: true});
    at = until;
  }
  pieces.push({text: text.slice(at, to), marked: false});
  if (from) pieces.unshift({text: '… ', marked: false});
  if (to < text.length) pieces.push({text: ' …', marked: false});
  return pieces.filter((piece) => piece.text);
}

/**
 * A text without its marks, and where in it the words are that were found.
 * @param {string} source @param {[number, number][]} highlights
 */
function plainWith(source, highlights) {
  let marked = '';
  let at = 0;
  for (const [start, end] of highlights) {
    if (start < at) continue;
    marked += clean(source.slice(at, start));
    const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
    const words = clean(source.slice(start, end));
    marked += FENCE.test(line) ? words : words.replace(/[\p{L}\p{N}\p{M}]+/gu, `${BEGIN}$&${END}`);
    at = end;
  }
  marked += clean(source.slice(at));
  /** @type {[number, number][]} */
  const spans = [];
  let text = '';
  let begun = -1;
  for (const piece of plainOf(marked).split(/([\ua850\ua851])/)) {
    if (piece === BEGIN) begun = text.length;
    else if (piece !== END) text += piece;
    else if (begun >= 0) {
      spans.push([begun, text.length]);
      begun = -1;
    }
  }
  return {text, spans};
}

/** @param {string} text */
const clean = (text) => text.replace(EITHER, '');
