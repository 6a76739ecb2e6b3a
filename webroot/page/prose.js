import {html} from 'lit-html';
import {isEmojiOnly} from '../model/emoji.js';
import {parseMarkdown} from '../model/markdown.js';
import {copy} from './notices.js';
import {figure} from './figures.js';
import {say} from './strings.js';

/**
 * @typedef {import('../model/markdown.js').Block} Block
 * @typedef {import('../model/inline.js').Inline} Inline
 */

/** @type {Map<string, unknown>} */
const known = new Map();
const KNOWN_MAX = 600;

/**
 * A message's text as nodes. It never passes through an HTML string.
 * @param {string} text
 */
export function prose(text) {
  let shown = known.get(text);
  if (!shown) {
    shown = isEmojiOnly(text)
      ? html`<p class="emoji-only" dir="auto">${text}</p>`
      : parseMarkdown(text).map(block);
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(text, shown);
  }
  return shown;
}

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
          <pre><code dir="ltr">${node.text}</code></pre>
          <button type="button" class="quiet small" @click=${() => copy(node.text)}>
            ${figure.copy()} ${say.copyCode}
          </button>
        </div>
      `;
  }
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
      return node.text;
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
    case 'link':
      return html`<a href=${node.href} target="_blank" rel="noopener noreferrer nofollow">${node.children.map(inline)}</a>`;
  }
}
