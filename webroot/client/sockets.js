import {pause} from './observable.js';

const OPEN_TIMEOUT_MS = 8_000;

/** @typedef {Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>} Socket */

/**
 * Opens sockets: a plain WebSocket, and SockJS only where WebSockets fail although the server
 * answers – a proxy in between does not let them through.
 */
export class Sockets {
  #failures = 0;

  /** @returns {Promise<Socket>} an open socket */
  async open() {
    try {
      if (this.#failures >= 2) return await opened(await sockJs());
      const socket = await opened(new WebSocket(`${location.origin.replace(/^http/, 'ws')}/eventbus/websocket`));
      this.#failures = 0;
      return socket;
    } catch (error) {
      this.#failures = (await answers()) ? this.#failures + 1 : 0;
      if (this.#failures > 4) this.#failures = 0;
      throw error;
    }
  }
}

/** @returns {Promise<boolean>} whether the server is there at all */
async function answers() {
  try {
    return (await fetch('/eventbus/info', {signal: AbortSignal.timeout(4_000)})).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<Socket>} */
async function sockJs() {
  // A UMD bundle: imported for its effect of putting SockJS on the window.
  await import(new URL('../vendor/sockjs.min.js', import.meta.url).href);
  const SockJS = /** @type {any} */ (globalThis).SockJS;
  return new SockJS('/eventbus', null, {transports: ['xhr-streaming', 'xhr-polling']});
}

/** @param {Socket} socket @returns {Promise<Socket>} */
function opened(socket) {
  const open = new Promise((resolve, reject) => {
    socket.onopen = () => resolve(socket);
    socket.onclose = () => reject(new Error('socket did not open'));
  });
  const late = pause(OPEN_TIMEOUT_MS).then(() => {
    throw new Error('socket did not open in time');
  });
  return /** @type {Promise<Socket>} */ (Promise.race([open, late])).catch((error) => {
    socket.onopen = () => socket.close();
    socket.close();
    throw error;
  });
}
