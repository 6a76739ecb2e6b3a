import {html, render} from 'lit-html';
import {fullTimeOf} from './clock.js';
import {remark} from './notices.js';
import {prose} from './prose.js';
import {say, sayWhy} from './strings.js';

/**
 * Shows what a message has said so far, newest first. Focus returns to where it was.
 * @param {() => Promise<{text: string, at: string}[]>} read
 */
export async function showVersions(read) {
  const before = /** @type {HTMLElement | null} */ (document.activeElement);
  const versions = await read().catch((error) => void remark(sayWhy(error)));
  if (!versions) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'ask versions';
  dialog.setAttribute('aria-labelledby', 'versions-title');
  const content = html`
    <h2 id="versions-title">${say.versions}</h2>
    ${versions.length
      ? html`<ol tabindex="0" aria-labelledby="versions-title">
          ${versions.reverse().map(
            ({text, at}) => html`<li><time datetime=${at}>${fullTimeOf(at)}</time><div class="prose">${prose(text)}</div></li>`,
          )}
        </ol>`
      : html`<p>${say.noVersions}</p>`}
    <div class="row end"><button type="button" autofocus @click=${() => dialog.close()}>${say.close}</button></div>
  `;
  render(content, dialog);
  document.body.append(dialog);
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  dialog.onclose = () => {
    dialog.remove();
    before?.focus();
  };
  dialog.showModal();
}
