import {html, nothing} from 'lit-html';
import {folded} from '../model/changes.js';
import {fullTimeOf} from './clock.js';
import {figure} from './figures.js';
import {copy} from './notices.js';
import {say, sayIn} from './strings.js';

/**
 * What stands above the first message, or for those that are still to come.
 * @param {import('../model/room.js').Room} room @param {boolean} empty whether nobody has said anything
 */
export function beginning(room, empty) {
  const {timeline, view, name} = room;
  const words = sayIn(room);
  if (timeline.more) return html`<p class="timeline-more">${say.loading}</p>`;
  return html`
    <div class="beginning">
      <h2 dir="auto">${words.beginning(name)}</h2>
      <p>${empty ? words.emptyLead : words.beginningLead}</p>
      ${empty && view.code
        ? html`<p>${say.inviteLead}</p>
            <p class="invite">
              <code>${view.code}</code>
              <button type="button" class="small" @click=${() => copy(view.code ?? '')}>
                ${figure.copy()} ${say.copyCode}
              </button>
            </p>`
        : nothing}
    </div>
  `;
}

/**
 * One quiet line for what happened between two messages.
 * @param {import('../model/changes.js').Change[]} changes at least one
 */
export const happened = (changes) => html`
  <li class="happened">
    <time dir="auto" datetime=${changes[changes.length - 1].at} title=${fullTimeOf(changes[changes.length - 1].at)}
      >${folded(changes).map(sentence).join(' · ')}</time
    >
  </li>
`;

/** @param {ReturnType<typeof folded>[number]} part */
function sentence({kind, people, by, words}) {
  const names = people.map((person) => person.displayName);
  switch (kind) {
    case 'created':
      return say.created(names[0]);
    case 'joined':
      return say.joined(names);
    case 'left':
      return say.left(names);
    case 'removed':
      return say.removed(by?.displayName ?? '', names);
    case 'renamed':
      return say.renamed(names[0], words);
    case 'topic':
      return say.topicSet(names[0], words);
    case 'owner':
      return say.nowOwner(names[0]);
    case 'changed':
      return say.roomChanged(names[0]);
  }
}
