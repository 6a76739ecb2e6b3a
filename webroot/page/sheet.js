/** @type {Map<string, Promise<void>>} */
const added = new Map();

/** Adds a style sheet that only one screen needs. @param {string} name @returns {Promise<void>} once it holds */
export function sheet(name) {
  const there = added.get(name) ?? add(name);
  added.set(name, there);
  return there;
}

/** @param {string} name @returns {Promise<void>} */
function add(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../${name}`, import.meta.url).href;
  document.head.append(link);
  return new Promise((done) => {
    link.onload = link.onerror = () => done();
  });
}
