import { params, texts } from '../texts.ts';

export const invitePageTexts = texts('invitePage', {
  title: 'Invitation',
  loading: 'Loading the invitation',
  any: 'An invitation',
  by: params('{name} invites you'),
  noRooms: 'You are in already, and the invitation names no rooms.',
  rooms: params('You are in already. The invitation leads to {rooms}.'),
  toRooms: 'Go to your rooms',
  join: 'Join',
});
