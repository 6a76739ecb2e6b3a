import {html, svg} from 'lit-html';
import {portraits} from '../model/portraits.js';

/** @param {unknown} shapes */
const icon = (shapes) => html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shapes}</svg>`;

/** Line drawings on a 20-pixel grid; `style.css` gives them their stroke. */
export const figure = {
  block: () => icon(svg`<circle cx="10" cy="10" r="6.5" /><path d="m5.5 5.500 9 9" />`),
  talk: () => icon(svg`<path d="M4 5.500h12v8H9l-3.500 3v-3H4z" />`),
  back: () => icon(svg`<path d="M12.5 4.5 7 10l5.5 5.5" />`),
  close: () => icon(svg`<path d="m5 5 10 10M15 5 5 15" />`),
  copy: () => icon(svg`<rect x="7" y="7" width="9" height="9" rx="2" /><path d="M13 7V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v5a2 2 0 0 0 2 2h1" />`),
  down: () => icon(svg`<path d="M10 4v12m-5-5 5 5 5-5" />`),
  edit: () => icon(svg`<path d="m4 16 .7-3.2L13 4.5a1.6 1.6 0 0 1 2.3 0l.2.2a1.6 1.6 0 0 1 0 2.3L7.2 15.3z" />`),
  eye: () => icon(svg`<path d="M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5Z" /><circle cx="10" cy="10" r="2.2" />`),
  link: () => icon(svg`<path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3l-.9.9m1.6 2.7a3 3 0 0 0-4.3 0L4.9 10.8a3 3 0 0 0 4.3 4.3l.9-.9" />`),
  bell: () => icon(svg`<path d="M5 13.500V9a5 5 0 0 1 10 0v4.500l1.500 1.500h-13zM8.500 17.500h3" />`),
  check: () => icon(svg`<path d="m4.500 10.500 3.500 3.500 7.500-8" />`),
  clock: () => icon(svg`<circle cx="10" cy="10" r="6.500" /><path d="M10 6.500V10l2.500 1.500" />`),
  more: () => icon(svg`<circle cx="10" cy="10" r="7" /><path d="M10 9.2V13.5M10 6.5v.1" />`),
  people: () => icon(svg`<circle cx="7.5" cy="7.5" r="2.7" /><path d="M2.5 16c.3-3 2.3-4.5 5-4.5s4.7 1.5 5 4.5M13 5.2a2.5 2.5 0 0 1 0 4.7m1.5 2c1.8.5 2.8 1.9 3 4.1" />`),
  minus: () => icon(svg`<path d="M4.500 10h11" />`),
  plus: () => icon(svg`<path d="M10 4.5v11M4.5 10h11" />`),
  renew: () => icon(svg`<path d="M15.5 8A6 6 0 0 0 5 6.5L3.8 8m0-3.5V8h3.5M4.5 12A6 6 0 0 0 15 13.5l1.2-1.5m0 3.5V12h-3.5" />`),
  reply: () => icon(svg`<path d="M8 4.5 3.5 9 8 13.5M3.5 9H12a4.5 4.5 0 0 1 4.5 4.5v2" />`),
  smile: () => icon(svg`<circle cx="10" cy="10" r="7" /><path d="M7.2 11.8a3.3 3.3 0 0 0 5.6 0M7.7 8v.1m4.6-.1v.1" />`),
  calendar: () => icon(svg`<path d="M4 6.5a1.5 1.5 0 0 1 1.5-1.5h9A1.5 1.5 0 0 1 16 6.5v8a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 4 14.5zM4 9h12M7.5 3v3m5-3v3" />`),
  search: () => icon(svg`<circle cx="9" cy="9" r="5" /><path d="m12.8 12.8 3.700 3.700" />`),
  send: () => icon(svg`<path d="M10 16V4.5M5 9.3l5-5 5 5" />`),
  unread: () => icon(svg`<path d="M3.5 6.5v7a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1V9M4 6l6 5 3.5-3" /><circle cx="15.5" cy="5" r="2" />`),
  trash: () => icon(svg`<path d="M4.5 6h11M8 6V4.5h4V6m2.5 0-.6 9.5H6.1L5.5 6" />`),
  leave: () => icon(svg`<path d="M8 16.5H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1h3m5 3.5 3 3-3 3m3-3H8.5" />`),
};

/** Parlor's mark: a door that is also something said. */
export const mark = () => html`
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark-door" d="M16 2c6.6 0 11 4.7 11 11v11a3 3 0 0 1-3 3H13.800l-5.2 3.600c-.9.6-1.9.1-1.9-1V27A3 3 0 0 1 5 24V13C5 6.7 9.4 2 16 2Z" />
    <circle class="mark-knob" cx="21.3" cy="16.5" r="2.1" />
  </svg>
`;

const HUES = 12;

/** @param {string} id @returns {number} the same for the same person, everywhere */
function hueOf(id) {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % HUES;
}

/** @param {string} name @returns {string} one or two letters */
function initialsOf(name) {
  const words = name.trim().split(/[\s._-]+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0]).join('').toLocaleUpperCase() || '?';
}

/**
 * A person's picture, or their initials on their colour. Purely for the eye: the name always stands beside it.
 * @param {import('../client/wire.js').User} user
 * @param {boolean} [online] with the dot that says whether they are here
 */
export const avatar = (user, online) => html`
  <span class="avatar" data-hue=${hueOf(user.id)} aria-hidden="true">
    <span>${initialsOf(user.displayName)}</span>
    <parlor-face user=${user.id}></parlor-face>
    ${online === undefined ? '' : html`<i class="dot" ?data-online=${online}></i>`}
  </span>
`;

/** The other one of a conversation; of several, how many they are with oneself. @param {import('../client/wire.js').User[]} people */
export const avatars = (people) =>
  people.length === 1
    ? avatar(people[0])
    : html`<span class="avatar several" aria-hidden="true"><span>${people.length + 1}</span></span>`;

/** Somebody's picture over their initials, as soon as it is known that there is one. */
class ParlorFace extends HTMLElement {
  static observedAttributes = ['user'];
  #stop = () => {};

  connectedCallback() {
    this.#watch();
  }

  disconnectedCallback() {
    this.#stop();
    this.#stop = () => {};
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#watch();
  }

  #watch() {
    this.#stop();
    this.replaceChildren();
    const user = this.getAttribute('user');
    if (user) this.#stop = portraits.watch(user, (url) => this.#show(url));
  }

  /** @param {string} url */
  #show(url) {
    if (!url) return this.replaceChildren();
    const image = document.createElement('img');
    image.alt = '';
    image.src = url;
    image.addEventListener('error', () => image.remove());
    this.replaceChildren(image);
  }
}

customElements.define('parlor-face', ParlorFace);
