import { params, texts } from '../texts.ts';

export const invitePageTexts = texts('invitePage', {
  title: 'Invitation',
  loading: 'Loading the invitation',
  any: 'An invitation',
  by: params('{name} invites you'),
  noRooms: 'You’re already in, and this invitation adds you to no rooms.',
  rooms: params('You’re already in. This invitation adds you to {rooms}.'),
  toRooms: 'Go to your rooms',
  join: 'Join',
});
