import {html} from 'lit-html';
import {isEmojiOnly, parseMarkdown} from '../model/markdown.js';
import {copy} from './notices.js';
import {figure} from './figures.js';
import {part} from './later.js';
import {say} from './strings.js';

/**
 * @typedef {import('../model/markdown.js').Block} Block
 * @typedef {import('../model/inline.js').Inline} Inline
 */

/** @type {Map<string, unknown>} */
const known = new Map();
const KNOWN_MAX = 600;

const CALL = /(?<![\p{L}\p{N}.@/-])@([a-z0-9._-]{3,})/giu;

/** Names that the text being made into nodes calls. @type {Map<string, boolean>} */
let called = new Map();

/** Whether that text is a link's. */
let linked = false;

/** What calls nobody in particular. */
const EVERYBODY = ['all', 'here'];

/**
 * A message's text as nodes. It never passes through an HTML string.
 * @param {string} text
 * @param {Map<string, boolean>} [calls] the names it calls, and whether the reader is meant
 */
export function prose(text, calls = new Map()) {
  const key = `${[...calls].join()} ${text}`;
  let shown = known.get(key);
  if (!shown) {
    called = calls;
    shown = isEmojiOnly(text)
      ? html`<p class="emoji-only" dir="auto">${text}</p>`
      : parseMarkdown(text).map(block);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, shown);
  }
  return shown;
}

/** @param {string} text @returns {unknown} */
function words(text) {
  if (!called.size || !text.includes('@')) return text;
  const parts = [];
  let from = 0;
  for (const {1: name, index} of text.matchAll(CALL)) {
    const meant = [...called.keys()].filter((each) => name.toLowerCase().startsWith(each)).sort((a, b) => b.length - a.length)[0];
    if (!meant || !/^[._-]*$/.test(name.slice(meant.length))) continue;
    const end = index + 1 + meant.length;
    parts.push(text.slice(from, index), call(text.slice(index, end), meant));
    from = end;
  }
  return [...parts, text.slice(from)];
}

/** A name that leads to the person; not within a link, which leads elsewhere. @param {string} text @param {string} name */
const call = (text, name) =>
  linked || EVERYBODY.includes(name)
    ? html`<span class="call" ?data-me=${called.get(name)}>${text}</span>`
    : html`<button type="button" class="call" tabindex="-1" ?data-me=${called.get(name)}>${text}</button>`;

/** @param {Block} node @returns {unknown} */
function block(node) {
  switch (node.type) {
    case 'paragraph':
      return html`<p dir="auto">${node.children.map(inline)}</p>`;
    case 'quote':
      return html`<blockquote>${node.children.map(block)}</blockquote>`;
    case 'list':
      return node.start === null
        ? html`<ul>${node.items.map(item)}</ul>`
        : html`<ol start=${node.start}>${node.items.map(item)}</ol>`;
    case 'fence':
      return html`
        <div class="fence">
          <pre><parlor-code dir="ltr" .shown=${node}></parlor-code></pre>
          <button type="button" class="quiet small" @click=${() => copy(node.text)}>
            ${figure.copy()} ${say.copyCode}
          </button>
        </div>
      `;
  }
}

/** Code, in colours where its language is known, as soon as it is known what they are. */
class ParlorCode extends HTMLElement {
  #node = {language: '', text: ''};

  /** @param {{language: string, text: string}} node */
  set shown(node) {
    this.#node = node;
    const code = document.createElement('code');
    code.textContent = node.text;
    this.replaceChildren(code);
    if (node.language) this.#paint(node, code);
  }

  /** @param {{language: string, text: string}} node @param {HTMLElement} code */
  async #paint(node, code) {
    const loaded = await part('../model/highlight.js', () => import('../model/highlight.js')).catch(() => null);
    if (!loaded || node !== this.#node) return;
    code.replaceChildren(...loaded.piecesOf(node.text, node.language).map(colored));
  }
}

customElements.define('parlor-code', ParlorCode);

/** @param {import('../model/highlight.js').Piece} piece */
function colored({sort, text}) {
  if (!sort) return text;
  const span = document.createElement('span');
  span.className = `code-${sort}`;
  span.textContent = text;
  return span;
}

/** @param {Block[]} blocks */
function item(blocks) {
  const [first, ...rest] = blocks;
  const tight = first?.type === 'paragraph' ? first.children.map(inline) : first && block(first);
  return html`<li dir="auto">${tight}${rest.map(block)}</li>`;
}

/** @param {Inline} node @returns {unknown} */
function inline(node) {
  switch (node.type) {
    case 'text':
      return words(node.text);
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code dir="ltr">${node.text}</code>`;
    case 'strong':
      return html`<strong>${node.children.map(inline)}</strong>`;
    case 'em':
      return html`<em>${node.children.map(inline)}</em>`;
    case 'del':
      return html`<del>${node.children.map(inline)}</del>`;
    case 'link': {
      linked = true;
      const children = node.children.map(inline);
      linked = false;
      if (node.href.startsWith(`${location.origin}/`)) return html`<a href=${node.href}>${children}</a>`;
      return html`<a href=${node.href} target="_blank" rel="noopener noreferrer nofollow">${children}</a>`;
    }
  }
}
