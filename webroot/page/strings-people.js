// What the page says about people and accounts.

import {count, sayIn} from './strings.js';

export const sayPeople = Object.freeze({
  gatherTitle: 'New conversation',
  gatherLead: 'With one to eight others. The same people always have the same conversation.',
  gatherBegin: 'Talk',
  personGone: 'This person cannot be shown.',
  /** @param {string} time @param {string} zone */
  localTime: (time, zone) => `${time} there (${zone.replaceAll('_', ' ')})`,
  blockedLead: 'You have blocked this person.',
  findTitle: 'Find somebody',
  findLabel: 'Name or username',
  /** @param {number} n */
  foundCount: (n) => `${count(n, 'person', 'people')} found`,
  nobodyFound: 'Nobody of that name can be found.',
  moreFound: 'Show more',
  friends: 'Friends',
  noFriends: 'Nobody yet. Find somebody by name, and ask.',
  incomingTitle: 'They ask to be your friends',
  outgoingTitle: 'You have asked',
  blockedTitle: 'Blocked',
  befriend: 'Add friend',
  accept: 'Accept',
  decline: 'Decline',
  withdraw: 'Take back',
  wasAsked: 'Asked',
  isFriend: 'Friend',
  isBlocked: 'Blocked',
  talk: 'Message',
  unfriend: 'End friendship',
  /** @param {string} name */
  unfriendName: (name) => `End friendship with ${name}`,
  /** @param {string} name */
  unfriendTitle: (name) => `Be friends with ${name} no more?`,
  unfriendLead: 'You no longer see when the other is here.',
  block: 'Block',
  /** @param {string} name */
  blockName: (name) => `Block ${name}`,
  /** @param {string} name */
  blockTitle: (name) => `Block ${name}?`,
  blockLead: 'They cannot write to you alone, do not see when you are here, and are not told.',
  unblock: 'Unblock',
  /** @param {string} name */
  unblockName: (name) => `Unblock ${name}`,
  takesNothing: sayIn({isDirect: true}).refusals.not_allowed,

  choosePicture: 'Choose a picture',
  removePicture: 'Remove picture',
  cropTitle: 'What to show of it',
  cropView: 'The part that is shown',
  cropHint: 'Drag it, or press the arrow keys; zoom with two fingers, the wheel, or plus and minus.',
  zoom: 'Zoom',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  usePicture: 'Use picture',
  noPicture: 'This file is no picture that can be read.',
  shownTitle: 'How others see you',
  status: 'Status',
  statusPlaceholder: 'Back after lunch',
  statusFor: 'Show the status',
  /** @param {number} hours */
  spans: (hours) =>
    hours === 0 ? 'until I change it' : hours < 24 ? `for ${count(hours, 'hour', 'hours')}` : `for ${count(hours / 24, 'day', 'days')}`,
  /** @param {string} when */
  statusUntil: (when) => `until ${when}`,
  timeZone: 'Time zone',
  noZone: 'Not set',
  yourNameMissing: 'Type your name.',
  saved: 'Saved',
  peaceTitle: 'Who may reach you',
  findable: 'People who know my name can find me',
  receipts: 'Others see how far I have read',
  friendsOnly: 'Only friends may write to me alone',
  devices: 'Where you are signed in',
  thisDevice: 'This device',
  /** @param {string} agent what the browser calls itself */
  deviceOf: (agent) => {
    const [browser = ''] = /Edg|Firefox|Chrome|Safari|curl|Java/.exec(agent) ?? [];
    const [system = ''] = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent) ?? [];
    return [browser.replace('Edg', 'Edge'), system].filter(Boolean).join(' on ') || agent || 'Unknown device';
  },
  /** @param {string} when */
  lastUsed: (when) => `Last used ${when}`,
  endDevice: 'Sign out',
  /** @param {string} name */
  endDeviceName: (name) => `Sign out ${name}`,
  endOthers: 'Sign out everywhere else',
  endOthersTitle: 'Sign out everywhere else?',
  endOthersLead: 'Every other device has to sign in again.',
  changePassword: 'Change password',
  oldPassword: 'Present password',
  newPassword: 'New password',
  endOthersToo: 'Sign out everywhere else, too',
  oldPasswordWrong: 'The present password is wrong.',
  passwordChanged: 'The password is changed.',
  dataTitle: 'Your data',
  dataLead: 'All that this server knows of you, as one file.',
  dataDownload: 'Download your data',
  closingTitle: 'Close the account',
  closingLead: 'This cannot be taken back.',
  closingMessages: 'What you wrote',
  closingKeep: 'stays, under “Former member”',
  closingErase: 'is deleted everywhere',
  closeAccount: 'Close account',
  closingAsk: 'Close your account for good?',
  closingKeepLead: 'You leave all rooms. What you wrote stays, without your name.',
  closingEraseLead: 'You leave all rooms, and everything you wrote is deleted for everyone.',

  theme: 'Appearance',
  themes: Object.freeze({system: 'System', light: 'Light', dark: 'Dark'}),
  signOut: 'Sign out',
  signOutTitle: 'Sign out with unsent messages?',
  /** @param {number} n */
  signOutLead: (n) => `${count(n, 'message has', 'messages have')} not been sent and will be lost.`,
});
