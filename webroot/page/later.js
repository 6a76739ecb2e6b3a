import {remark} from './notices.js';
import {say} from './strings.js';

const IMPORTS = /^(?:(?:import|export)\b[^'";(]*from |import )'(\.[^']+)';/gm;

/** What this browser has been given, so that it need not ask again. @type {Set<string>} */
const fetched = new Set();

/**
 * A part of the page that is loaded when it is first needed. A browser remembers for ever that a
 * module could not be imported, so what it consists of is fetched before: a connection that
 * breaks meanwhile spoils nothing.
 * @template T
 * @param {string} path of the module beside this one
 * @param {() => Promise<T>} load imports it
 */
export async function part(path, load) {
  await fetchWhole(new URL(path, import.meta.url).href);
  return load();
}

/**
 * A part that somebody asked for, who is told when it cannot be had now.
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} load
 * @returns {Promise<T | null>}
 */
export const later = (path, load) => part(path, load).catch(() => (remark(say.notLoaded), null));

/** Gets a module and those it imports. @param {string} url */
async function fetchWhole(url) {
  if (fetched.has(url)) return;
  fetched.add(url);
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(url);
    const imports = (await response.text()).matchAll(IMPORTS);
    await Promise.all([...imports].map(([, path]) => fetchWhole(new URL(path, url).href)));
  } catch (error) {
    fetched.delete(url);
    throw error;
  }
}

/** Notes what came with the page itself. */
for (const {href} of /** @type {Iterable<HTMLLinkElement>} */ (document.querySelectorAll('link[rel=modulepreload]'))) {
  fetched.add(href);
}
