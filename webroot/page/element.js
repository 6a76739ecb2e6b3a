import {LitElement} from 'lit-element/lit-element.js';

/** For properties that are set before anything reads them. */
export const given = /** @type {any} */ (undefined);

/**
 * What all of Parlor's elements have in common. They render into the light DOM, so that labels,
 * ids and one style sheet reach across them, and follow models while they are on the page.
 */
export class ParlorElement extends LitElement {
  /** @type {(() => void)[]} */
  #stops = [];

  createRenderRoot() {
    return this;
  }

  /**
   * Renders again whenever one of these changes; replaces what was followed before.
   * @param {...import('../client/observable.js').Observable<any>} models
   */
  follow(...models) {
    this.unfollow();
    this.#stops = models.map((model) => model.watch(() => this.requestUpdate()));
  }

  /** What else is to stop when the models are no longer followed. @param {() => void} stop */
  onEnd(stop) {
    this.#stops.push(stop);
  }

  unfollow() {
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unfollow();
  }
}
