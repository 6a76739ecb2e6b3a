import {html} from 'lit-html';
import {folded} from '../model/changes.js';
import {fullTimeOf} from './clock.js';
import {say} from './strings.js';

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
