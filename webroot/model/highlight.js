/**
 * What a piece of code is, as far as colours go.
 * @typedef {'comment' | 'string' | 'number' | 'keyword' | 'name' | ''} Sort
 * @typedef {{sort: Sort, text: string}} Piece
 */

/** @param {string} words */
const set = (words) => new Set(words.split(' '));

const C_LIKE = set(
  'abstract as async await base bool boolean break byte case catch char class const constexpr continue default defer delete ' +
    'do double else enum export extends extern final finally float fn for foreach from func function go goto if impl ' +
    'implements import in inline instanceof int interface internal is let lock long loop match mod module mut namespace new ' +
    'null nullptr nil object of operator out override package pub permits private protected public readonly record ref ' +
    'return sealed self short signed sizeof static string struct super switch synchronized template this throw throws ' +
    'trait try type typedef typeof undefined union unsafe unsigned use using val var virtual void volatile when where ' +
    'while with yield true false',
);
const SCRIPT = set(
  'and as assert async await begin break case class continue def defined del do done elif else elsif end ensure esac ' +
    'except exec exit export fi finally for from function global if import in is lambda local module nil none None nonlocal ' +
    'not or pass raise redo require rescue retry return self set shift super then try undef unless until when while with ' +
    'yield true false True False echo cd source alias FROM RUN COPY CMD ENTRYPOINT ENV WORKDIR EXPOSE ARG',
);
const SQL = set(
  'add all alter and any as asc begin between by case check column commit constraint create cross database default delete ' +
    'desc distinct drop else end except exists explain false fetch first for foreign from full function grant group having ' +
    'if in index inner insert intersect into is join key last left like limit not null offset on only or order outer over ' +
    'partition primary references replace returning revoke right rollback row rows select set table then to transaction ' +
    'true union unique update using values view when where with',
);

const WORD = /[\p{L}_$@][\p{L}\p{N}_$-]*/u;
const NUMBER = /\b(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)\w*/;
const QUOTED = /"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/;
const LONG_QUOTED = /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|`(?:\\.|[^`\\])*`?/;

/** @param {RegExp[]} comments @param {Set<string>} keywords @param {RegExp[]} [strings] @param {boolean} [anyCase] */
const language = (comments, keywords, strings = [LONG_QUOTED, QUOTED], anyCase = false) => ({comments, keywords, strings, anyCase});

const SLASHES = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/;
const HASH = /(?<![^\s])#[^\n]*/;
const MARKUP = /<!--[^]*?(?:-->|$)/;

const c = language([SLASHES], C_LIKE);
const script = language([HASH], SCRIPT);
const markup = language([MARKUP], new Set(), [QUOTED]);
const sql = language([/--[^\n]*|\/\*[^]*?(?:\*\/|$)/], SQL, [QUOTED], true);
const style = language([SLASHES], set('important inherit initial none auto'), [QUOTED]);
const data = language([HASH, SLASHES], set('true false null yes no on off'), [QUOTED]);

/** @type {Record<string, ReturnType<typeof language>>} */
const LANGUAGES = {
  c, 'c++': c, cpp: c, cc: c, h: c, cs: c, 'c#': c, java: c, kotlin: c, kt: c, scala: c, swift: c, go: c, rust: c, rs: c,
  js: c, javascript: c, mjs: c, jsx: c, ts: c, typescript: c, tsx: c, php: c, dart: c, groovy: c,
  py: script, python: script, rb: script, ruby: script, sh: script, bash: script, shell: script, zsh: script, console: script,
  make: script, makefile: script, dockerfile: script, perl: script, pl: script, r: script,
  html: markup, xml: markup, svg: markup, vue: markup,
  sql, psql: sql, css: style, scss: style, less: style,
  json: data, json5: data, jsonc: data, yaml: data, yml: data, toml: data, ini: data, properties: data, conf: data,
};

/**
 * Cuts code into pieces that are coloured. Every character of it is in one of them, in order.
 * @param {string} source @param {string} name of the language, as people write it
 * @returns {Piece[]} a single one where the language is not known
 */
export function piecesOf(source, name) {
  const known = LANGUAGES[name.toLowerCase()];
  if (!known) return [{sort: '', text: source}];
  const {comments, keywords, strings, anyCase} = known;
  const sorts = /** @type {Sort[]} */ (['comment', 'string', 'number', 'name']);
  const group = (/** @type {RegExp[]} */ ways) => `(${ways.map((way) => way.source).join('|')})`;
  const token = new RegExp([group(comments), group(strings), group([NUMBER]), group([WORD])].join('|'), 'gu');
  /** @type {Piece[]} */
  const pieces = [];
  /** @param {Sort} sort @param {string} text */
  const add = (sort, text) => {
    const last = pieces.at(-1);
    if (last?.sort === sort) last.text += text;
    else if (text) pieces.push({sort, text});
  };
  let at = 0;
  for (const match of source.matchAll(token)) {
    const [text, ...groups] = match;
    add('', source.slice(at, match.index));
    at = match.index + text.length;
    let sort = sorts[groups.findIndex((one) => one !== undefined)];
    if (sort === 'name') {
      const isKeyword = keywords.has(anyCase ? text.toLowerCase() : text);
      sort = isKeyword ? 'keyword' : /^\p{Lu}\p{L}*\p{Ll}/u.test(text) || source[at] === '(' ? 'name' : '';
      if (known === markup && /[</]/.test(source[match.index - 1] ?? '')) sort = 'keyword';
      if ((known === style || known === data) && source[at] === ':') sort = 'name';
    }
    add(sort, text);
  }
  add('', source.slice(at));
  return pieces;
}
