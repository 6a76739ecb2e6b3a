import {html, nothing, render} from 'lit-html';
import {say} from './strings.js';

/**
 * Asks once before something that cannot be taken back. Focus returns to where it was.
 * @param {{title: string, lead: string, confirm: string, also?: string}} question `also` is offered to
 *   be done in the same go
 * @returns {Promise<{also: boolean} | null>} null for no
 */
export function ask({title, lead, confirm, also}) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const dialog = document.createElement('dialog');
  dialog.className = 'ask';
  dialog.setAttribute('aria-labelledby', 'ask-title');
  dialog.setAttribute('aria-describedby', 'ask-lead');
  const close = (/** @type {string} */ answer) => () => dialog.close(answer);
  const content = html`
    <h2 id="ask-title">${title}</h2>
    <p id="ask-lead">${lead}</p>
    ${also ? html`<label class="also"><input type="checkbox" checked /> <span>${also}</span></label>` : nothing}
    <div class="row end">
      <button type="button" autofocus @click=${close('')}>${say.cancel}</button>
      <button type="button" class="danger" @click=${close('yes')}>${confirm}</button>
    </div>
  `;
  render(content, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close(''));
    dialog.onclose = () => {
      dialog.remove();
      before?.focus();
      resolve(dialog.returnValue === 'yes' ? {also: dialog.querySelector('input')?.checked ?? false} : null);
    };
  });
}
