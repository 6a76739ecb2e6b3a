import {Observable} from '../client/observable.js';

/**
 * @typedef {{screen: 'home' | 'signin' | 'signup' | 'profile' | 'search' | 'people' | 'notices' | 'lost'}
 *   | {screen: 'room', room: string, seq: number | null} | {screen: 'join', code: string}} Route
 */

/** Screens at an address of their own. */
const NAMED = new Set(['signin', 'signup', 'profile', 'search', 'people', 'notices']);

/** @param {string} path @returns {Route} */
export function routeOf(path) {
  const [first = '', second, third, more] = path.split('/').slice(1).map((part) => decodeURIComponent(part));
  if (first === 'rooms' && second && more === undefined && (!third || /^\d{1,15}$/.test(third))) {
    return {screen: 'room', room: second, seq: third ? Number(third) : null};
  }
  if (first === 'join' && second && third === undefined) return {screen: 'join', code: second};
  if (second === undefined) {
    if (first === '') return {screen: 'home'};
    if (NAMED.has(first)) return {screen: /** @type {any} */ (first)};
  }
  return {screen: 'lost'};
}

/** Where the page is. Links within it change that without loading it again. */
export class Router extends Observable {
  route = this.#read();

  constructor() {
    super();
    addEventListener('popstate', () => this.#moved());
    document.addEventListener('click', (event) => this.#clicked(event));
  }

  /** The page's present address. */
  get here() {
    return location.pathname + (location.pathname === '/search' ? location.search : '') + location.hash;
  }

  /** Where to go once signed in. @returns {string} */
  get next() {
    const next = new URLSearchParams(location.search).get('next') ?? '/';
    return /^\/(?![/\\])/.test(next) ? next : '/';
  }

  /** @param {string} path @param {{replace?: boolean}} [how] */
  go(path, {replace = false} = {}) {
    if (replace) history.replaceState(null, '', path);
    else if (path !== location.pathname + location.search + location.hash) history.pushState(null, '', path);
    this.#moved();
  }

  #moved() {
    this.route = this.#read();
    this.changed();
  }

  /** @returns {Route} */
  #read() {
    try {
      return routeOf(location.pathname);
    } catch {
      return {screen: 'lost'};
    }
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = /** @type {Element} */ (event.target).closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
    if (link.getAttribute('href')?.startsWith('#')) return;
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash);
  }
}
