import {html, nothing} from 'lit-html';
import {withEmoji} from '../model/emoji-names.js';
import {ParlorElement} from './element.js';
import {bytesOf, fit} from './composer.js';
import {Bounds} from '../client/wire.js';
import {say, sayWhy} from './strings.js';

/** A message's text while it is being changed. */
class ParlorEditor extends ParlorElement {
  static properties = {
    text: {attribute: false},
    save: {attribute: false},
    done: {attribute: false},
    error: {state: true},
    working: {state: true},
  };

  constructor() {
    super();
    this.text = '';
    /** @type {(text: string) => Promise<unknown>} */
    this.save = async () => {};
    this.done = () => {};
    this.error = '';
    this.working = false;
  }

  firstUpdated() {
    const area = this.#area;
    area.value = this.text;
    area.focus();
    area.setSelectionRange(this.text.length, this.text.length);
    fit(area);
    this.scrollIntoView({block: 'nearest'});
  }

  render() {
    return html`
      <div class="editor">
        <textarea aria-label=${say.editing} aria-describedby="edit-hint" rows="1" dir="auto"
          @keydown=${this.#key} @input=${() => fit(this.#area)}></textarea>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        <div class="row">
          <button type="button" class="primary small" ?disabled=${this.working} @click=${this.#save}>${say.save}</button>
          <button type="button" class="small" @click=${() => this.done()}>${say.cancel}</button>
          <span class="hint" id="edit-hint">${say.editHint}</span>
        </div>
      </div>
    `;
  }

  /** @returns {HTMLTextAreaElement} */
  get #area() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector('textarea'));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    event.stopPropagation();
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.done();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      this.#save();
    }
  }

  async #save() {
    const text = withEmoji(this.#area.value.trim());
    if (this.working || !text) return;
    if (text === this.text) return this.done();
    const over = bytesOf(text) - Bounds.textBytes;
    if (over > 0) return void (this.error = say.tooLong(over));
    this.working = true;
    this.error = '';
    try {
      await this.save(text);
      this.done();
    } catch (error) {
      this.error = sayWhy(error);
    } finally {
      this.working = false;
    }
  }
}

customElements.define('parlor-editor', ParlorEditor);
